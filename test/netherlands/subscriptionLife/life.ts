import { expect } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import type { SettingSource } from '../../../subgraphs/shared/runtime/settings.ts';
import {
  ANNEN,
  accountHolder,
  activate,
  auditTrail,
  enrol,
  openNetherlands,
  REFUSED,
  type TestNetherlands,
} from '../../support/netherlands.ts';
import { snapshot, wholeDatabase } from '../../support/snapshot.ts';

const MEMBERSHIP = `id status since through subscriptionStatus channel cancelledOn
  entitlement { eBooks audiobooks physicalLending physicalCard }`;
const RENEW = `mutation ($input: RenewDigitalMembershipInput!) { answer: renewDigitalMembership(input: $input) {
  __typename ... on DigitalRenewal { since through subscriptionStatus membership { ${MEMBERSHIP} }
    feeStatement { name age expiryMonth rightsThrough balance { amount } branchCode } } ${REFUSED} } }`;
const CANCEL = `mutation ($input: CancelDigitalMembershipInput!) { answer: cancelDigitalMembership(input: $input) {
  __typename ... on DigitalCancellation { memberships { ${MEMBERSHIP} } rightsThrough openAmount { amount } } ${REFUSED} } }`;
export const REPLACE = `mutation ($input: ReplacePassInput!) { answer: replacePass(input: $input) {
  __typename ... on PassReplaced { customer { passNumber } formerNumber fee { amount } } ${REFUSED} } }`;
export const MOVE = `mutation ($id: ID!, $branch: String!) { answer: moveMemberToBranch(customerId: $id, branchCode: $branch) {
  __typename ${REFUSED} } }`;
export const BAN = `mutation ($id: ID!) { answer: banMember(customerId: $id, reason: MISUSE) {
  __typename ... on DigitalMember { memberships { ${MEMBERSHIP} } } ${REFUSED} } }`;
export const LIFT = `mutation ($id: ID!) { answer: liftMemberBan(customerId: $id) {
  __typename ... on DigitalMember { memberships { ${MEMBERSHIP} } } ${REFUSED} } }`;

/** The last millisecond of the example person's first term: enrolled on 20 November 2026, through 31 October 2027. */
const LAST_MOMENT = '2027-10-31T23:59:59.999+01:00';

/** One active member, and everything that the tests of his membership's life look at. */
export interface Life {
  readonly netherlands: TestNetherlands;
  readonly id: string;
  readonly membershipId: string;
  readonly owner: Caller;
  /** What `restore` brings back is the database as it is now. */
  keep(): Promise<void>;
  restore(): Promise<void>;
  ask(document: string, variables: object, as?: Caller): Promise<any>;
  renew(as?: Caller, overrides?: object): Promise<any>;
  cancel(when: string, as?: Caller, overrides?: object): Promise<any>;
  terms(): Promise<any[]>;
  kbCopy(): Promise<any>;
  lastLine(): Promise<string | undefined>;
  changesNothing(work: () => Promise<unknown>): Promise<void>;
  sweep(): Promise<number>;
}

export async function openLife(settings: SettingSource = {}): Promise<Life> {
  const netherlands = await openNetherlands(settings);
  const enrolment = await enrol(netherlands);
  const [id, membershipId] = [enrolment.customer.id, enrolment.membership.id];
  await activate(netherlands, await netherlands.mailedToken());
  const owner = accountHolder((await netherlands.rows('SELECT id FROM login_account'))[0].id, 1_900_000_000);
  let asBefore = await snapshot(netherlands);
  const ask: Life['ask'] = async (document, variables, as = ANNEN) =>
    (await netherlands.run(document, variables, as))['answer'];
  return {
    ...{ netherlands, id, membershipId, owner, ask },
    async keep() {
      asBefore = await snapshot(netherlands);
    },
    async restore() {
      await netherlands.subgraph.outbox.drain();
      await asBefore();
      await netherlands.rows('TRUNCATE outbox, idempotency');
      netherlands.clock.set(LAST_MOMENT);
    },
    renew: (as, overrides = {}) =>
      ask(RENEW, { input: { idempotencyKey: 'renew-this-1', membershipId, ...overrides } }, as),
    cancel: (when, as, overrides = {}) => ask(CANCEL, { input: { membershipId, when, ...overrides } }, as),
    terms: () =>
      netherlands.rows(
        'SELECT status, since::text, through::text, previous_id, channel FROM subscription ORDER BY since',
      ),
    async kbCopy() {
      await netherlands.subgraph.outbox.drain();
      const columns = 'kb_subscription AS subscription, pass_number AS pass, valid_through::text AS through';
      return (await netherlands.rows(`SELECT ${columns} FROM kb_entitlement WHERE customer_id = $1`, [id]))[0];
    },
    lastLine: async () => (await auditTrail(netherlands)).at(-1),
    async changesNothing(work) {
      const { audit: _before, ...before } = await wholeDatabase(netherlands);
      await work();
      const { audit: _after, ...after } = await wholeDatabase(netherlands); // the refusal is on record
      expect(after).toEqual(before);
    },
    sweep: async () => netherlands.subgraph.sweeps.find(({ name }) => name === 'terms')?.run() ?? 0,
  };
}
