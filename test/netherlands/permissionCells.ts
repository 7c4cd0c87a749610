import type { Operation } from '../../subgraphs/netherlands/domain/permissions.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { hashOfLinkToken } from '../../subgraphs/shared/runtime/linkToken.ts';
import {
  ACTIVATE,
  ANNEN,
  activate,
  ENROL,
  ERASE,
  enrol,
  FORGOT,
  forgot,
  GIETEN,
  HAREN,
  PASSWORD,
  RESET,
  SIGN_IN,
  type TestNetherlands,
  theExamplePerson,
} from '../support/netherlands.ts';
import { entity } from '../support/permissionCells.ts';
import { FIRST_AID_ASKING, firstAidCase } from './firstAid/firstAidCells.ts';
import { ACCOUNTS_ASKING } from './loginAccounts/asking.ts';
import { giveSecrets } from './loginAccounts/giveSecrets.ts';
import { begunPayment, PAYMENTS_ASKING } from './payments/asking.ts';
import { RELATION_ASKING, relationIds, type TestRelations } from './relations/relationCells.ts';
import { SUBSCRIPTION_LIFE_ASKING } from './subscriptionLife/asking.ts';
import { SYNCHRONISATION_ASKING } from './synchronisation/asking.ts';

export type RecordName = 'his' | 'another branch' | 'another library' | 'nobody';

/** One member that an operation is asked about, with the secrets of his login account that whoever asks presents. */
export interface TestRecord {
  readonly id: string;
  readonly membershipId: string;
  readonly accountId: string;
  readonly name: object;
  readonly username: string;
  readonly activation: string;
  readonly reset: string;
  readonly relations?: TestRelations;
  readonly firstAidCase?: string;
  /** Of a payment that its login account began. */
  readonly paymentId: string;
  readonly confirm: string;
  readonly revert: string;
  /** The username of an account with a temporary password. */
  readonly temporary: string;
}
export type Records = Readonly<Record<RecordName, TestRecord>>;

export interface Asking {
  readonly document: string;
  readonly about: 'RECORD' | 'SECRET' | 'FORM' | 'CALLER' | 'NOTHING';
  readonly hidden: readonly string[];
  /** Besides those that all have. */
  readonly variables?: (about: TestRecord) => object;
}

const ANSWER = '{ __typename ... on NetherlandsRefusal { code } }';
const NOT_FOUND = ['NOT_FOUND'];
/** How each row of the table is asked. */
export const ASKING: Readonly<Record<Operation, Asking>> = {
  enrolDigitalMemberAtDesk: { document: ENROL, about: 'FORM', hidden: ['DUPLICATE_PERSON'] },
  forgetLoginAccount: {
    document: `mutation ($id: ID!) { forgetLoginAccount(customerId: $id) ${ANSWER} }`,
    about: 'RECORD',
    hidden: NOT_FOUND,
  },
  generateLoginAccount: {
    document: `mutation ($id: ID!) { generateLoginAccount(customerId: $id) ${ANSWER} }`,
    about: 'RECORD',
    hidden: NOT_FOUND,
  },
  previewEnrolment: {
    document: 'query ($input: EnrolDigitalMemberAtDeskInput!) { previewEnrolment(input: $input) { passNumber } }',
    about: 'CALLER',
    hidden: [],
  },
  digitalSubscriptionTypes: { document: '{ digitalSubscriptionTypes { code } }', about: 'CALLER', hidden: [] },
  changeMemberDetails: {
    document: `mutation ($id: ID!) { changeMemberDetails(input: { customerId: $id, version: 1, newsletter: true }) ${ANSWER} }`,
    about: 'RECORD',
    hidden: NOT_FOUND,
  },
  digitalMember: { document: 'query ($id: ID!) { digitalMember(id: $id) { id } }', about: 'RECORD', hidden: ['null'] },
  DigitalMember: { document: entity('DigitalMember'), about: 'RECORD', hidden: [] },
  DigitalMembership: {
    document: entity('DigitalMembership').replaceAll('$id', '$membershipId'),
    about: 'RECORD',
    hidden: [],
  },
  ...RELATION_ASKING,
  ...FIRST_AID_ASKING,
  ...SUBSCRIPTION_LIFE_ASKING,
  ...SYNCHRONISATION_ASKING,
  activateLoginAccount: { document: ACTIVATE, about: 'SECRET', hidden: ['ACTIVATION_LINK_INVALID'] },
  signIn: { document: SIGN_IN, about: 'SECRET', hidden: ['SIGN_IN_FAILED'] },
  resetPassword: { document: RESET, about: 'SECRET', hidden: ['RESET_LINK_INVALID'] },
  ...PAYMENTS_ASKING,
  eraseMyDigitalMemberships: { document: ERASE, about: 'CALLER', hidden: [] },
  forgotPassword: { document: FORGOT, about: 'RECORD', hidden: [] },
  ...ACCOUNTS_ASKING,
  viewer: { document: '{ viewer { digitalMemberships { id } } }', about: 'CALLER', hidden: [] },
};

/** A member at the desk's branch with an active account, one at another branch of the library, and one at another library. */
export async function openRecords(on: TestNetherlands): Promise<{ records: Records; ownAccount: string }> {
  const his = await record(on, ANNEN, 'Tester');
  await activate(on, await on.mailedToken());
  const [{ id: ownAccount }] = await on.rows(`SELECT id FROM login_account WHERE state = 'ACTIVE'`);
  const sibling = await record(on, GIETEN, 'Buur');
  const theirs = await record(on, HAREN, 'Verweg');
  await forgot(on, his.username);
  const reset = await on.mailedToken();
  const secrets = await giveSecrets(on, ownAccount);
  await on.rows(`UPDATE login_account SET link_hash = $1 WHERE username = $2`, [
    hashOfLinkToken('t'.repeat(43)),
    sibling.username,
  ]);
  const more = async (of: TestRecord, other: TestRecord) => ({
    relations: await relationIds(on, of.id, other.id),
    firstAidCase: await firstAidCase(on, of.id, of === theirs),
  });
  return {
    ownAccount,
    records: {
      his: {
        ...{ ...his, activation: 't'.repeat(43), reset, ...secrets },
        ...(await more(his, sibling)),
      },
      'another branch': { ...sibling, ...(await more(sibling, theirs)) },
      'another library': { ...theirs, ...(await more(theirs, sibling)) },
      nobody: {
        ...theirs,
        id: crypto.randomUUID(),
        membershipId: crypto.randomUUID(),
        paymentId: crypto.randomUUID(),
        accountId: crypto.randomUUID(),
        name: { lastName: 'Niemand' },
        username: 'x',
        firstAidCase: crypto.randomUUID(),
      },
    },
  };
}

async function record(on: TestNetherlands, desk: Caller, lastName: string): Promise<TestRecord> {
  const name = { lastName };
  const { customer, membership } = await enrol(
    on,
    theExamplePerson({ ...name, idempotencyKey: `first-${lastName}` }),
    desk,
  );
  const { id, passNumber: username } = customer;
  const paymentId = await begunPayment(on, id);
  const ofHim = 'SELECT login_account_id AS account FROM login_link WHERE customer_id = $1';
  const [{ account: accountId }] = await on.rows(ofHim, [id]);
  const secrets = { activation: 'x', reset: 'x', confirm: 'x', revert: 'x', temporary: 'x' };
  return { id, membershipId: membership.id, accountId, name, username, ...secrets, paymentId };
}

export function variablesFor(asked: Operation, record: TestRecord): object {
  const {
    name,
    activation,
    reset,
    relations,
    confirm: _confirm,
    revert: _revert,
    temporary: _temporary,
    ...rest
  } = record;
  const input = theExamplePerson({ ...name, idempotencyKey: 'another-request' });
  const more = ASKING[asked].variables?.(record);
  const token = asked === 'resetPassword' ? reset : activation;
  const secrets = { token, password: PASSWORD, passwordAgain: PASSWORD };
  return { ...rest, ...(relations ?? relationIds.none), input, ...secrets, dryRun: true, ...more };
}
