import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  ANNEN,
  accountHolder,
  enrol,
  HAREN,
  REFUSED,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';

export interface TestMember {
  readonly id: string;
  readonly number: string;
  readonly born: string;
  readonly as: Caller;
}

export interface Family {
  readonly mother: TestMember;
  readonly child: TestMember;
  readonly friend: TestMember;
  /** Of another library organisation. */
  readonly stranger: TestMember;
}

/** Four members who can sign in; the outbox is empty. */
export async function family(on: TestNetherlands): Promise<Family> {
  const member = async (callName: string, birthDate: string, desk: Caller): Promise<TestMember> => {
    const form = { idempotencyKey: `member-${callName}`, callName, birthDate, email: `${callName}@example.nl` };
    const { customer } = await enrol(on, theExamplePerson({ ...form, lastName: `Van${callName}` }), desk);
    return { id: customer.id, number: customer.passNumber, born: birthDate, as: await activated(on, customer.id) };
  };
  const people = {
    mother: await member('Moeder', '1970-02-03', ANNEN),
    child: await member('Kind', '2008-01-04', ANNEN),
    friend: await member('Vriend', '1985-05-05', ANNEN),
    stranger: await member('Vreemde', '1990-09-09', HAREN),
  };
  await on.rows('DELETE FROM outbox');
  return people;
}

/** Without the mail and the hash of a password, which other tests are about. */
async function activated(on: TestNetherlands, customerId: string): Promise<Caller> {
  const [[{ id }]] = await on.rows(
    `UPDATE login_account SET state = 'ACTIVE', email_confirmed_at = created_at, link_hash = NULL, link_valid_until = NULL,
       password_hash = '$argon2id$none' WHERE id = (SELECT login_account_id FROM login_link WHERE customer_id = $1)
     RETURNING id`,
    [customerId],
  );
  return accountHolder(id);
}

const RELATION = '__typename ... on CardRelation { id function state passNumberEnding firstName confirmedAt lapsesAt }';

export const REQUEST_RELATION = `mutation ($input: RequestRelationInput!) {
  requestRelation(input: $input) { ${RELATION} ${REFUSED} }
}`;

export const MEMBER_CARDS = `{ viewer { memberCards {
  id passNumberEnding closedToRelations
  actsFor { id function state passNumberEnding firstName confirmedAt openBalance { amount } }
  actedForBy { id function state passNumberEnding firstName confirmedAt }
} } }`;

let keys = 0;

/** `from` asks to act for `other`; what is typed can be told otherwise. */
export async function ask(
  on: TestNetherlands,
  from: TestMember,
  other: Pick<TestMember, 'number' | 'born'>,
  input: object = {},
) {
  keys += 1;
  const typed = { mainCardId: from.id, passNumber: other.number, birthDate: other.born, function: 'RENEW' };
  const all = { idempotencyKey: `relation-${keys}`, ...typed, ...input };
  return (await on.run(REQUEST_RELATION, { input: all }, from.as))['requestRelation'];
}

export type Change = 'confirmRelation' | 'declineRelation' | 'withdrawRelation' | 'endRelation';

const changeDocument = (change: Change) => `mutation ($id: ID!) { ${change}(id: $id) { ${RELATION} ${REFUSED} } }`;

/** The answer, or the code of the failure. */
export async function change(
  on: TestNetherlands,
  what: Change,
  id: string,
  by: TestMember,
): Promise<Record<string, any>> {
  const { data, errors } = await on.answer(changeDocument(what), { id }, by.as);
  return (data?.[what] as Record<string, any> | undefined) ?? { code: errors?.[0]?.extensions?.['code'] };
}

export async function cardsOf(on: TestNetherlands, { as }: TestMember): Promise<Record<string, any>[]> {
  return (await on.run(MEMBER_CARDS, {}, as))['viewer'].memberCards;
}

/** Asked by one and confirmed by the other. */
export async function related(
  on: TestNetherlands,
  from: TestMember,
  other: TestMember,
  allowed = 'RENEW',
): Promise<string> {
  const { id } = await ask(on, from, other, { function: allowed });
  expectConfirmed(await change(on, 'confirmRelation', id, other));
  return id;
}

function expectConfirmed({ state }: Record<string, any>): void {
  if (state !== 'CONFIRMED') throw new Error('the relation was not confirmed');
}
