import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { REFUSED } from '../../support/netherlands.ts';
import { openPaidNetherlands, type TestPayments } from '../../support/payments.ts';
import { snapshot } from '../../support/snapshot.ts';
import { change, type Family, family, related, type TestMember } from './members.ts';

let netherlands: TestPayments;
let people: Family;
let restore: () => Promise<void>;
beforeAll(async () => {
  netherlands = await openPaidNetherlands();
  people = await family(netherlands);
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  await restore();
  netherlands.clock.set('2027-09-15T10:00:00+02:00'); // their terms end on 31 October
});

const RENEW_FOR = `mutation ($input: RenewForInput!) { renewFor(input: $input) { renewals {
  relationId firstName renewed since through balance { amount } refusal { code message }
} } }`;
const PAY_FOR = `mutation ($input: PayForInput!) { payFor(input: $input) {
  __typename ... on LibraryPayment { id state amount { amount } checkoutUrl lines { membership { id } amount { amount } } } ${REFUSED}
} }`;

let keys = 0;
const acting = async (document: string, field: string, by: TestMember, input: object): Promise<any> => {
  keys += 1;
  const all = { idempotencyKey: `acting-${keys}-key`, ...input };
  const { data, errors } = await netherlands.answer(document, { input: all }, by.as);
  return errors ? { code: errors[0]?.extensions?.['code'] } : data?.[field];
};
const renewFor = (by: TestMember, input: object = {}) => acting(RENEW_FOR, 'renewFor', by, input);
const payFor = (by: TestMember, input: object = {}) => acting(PAY_FOR, 'payFor', by, input);
const termsOf = async ({ id }: TestMember) =>
  (
    await netherlands.rows('SELECT status, since::text FROM subscription WHERE customer_id = $1 ORDER BY since', [id])
  ).map(({ status, since }) => `${status} ${since}`);
const lines = async (action: string) =>
  (
    await netherlands.rows('SELECT subject, outcome FROM audit WHERE action = $1 AND at = $2 ORDER BY seq', [
      action,
      netherlands.clock.now(),
    ])
  ).map(({ subject, outcome }) => `${subject} ${outcome}`);

describe('renewing for others', () => {
  test('[R1] [R10] [R15] one, by its relation: a new term, the account untouched, on record on both sides', async () => {
    const { mother, child, friend } = people;
    const id = await related(netherlands, mother, child);
    await related(netherlands, mother, friend);
    const before = await netherlands.rows('SELECT * FROM login_account ORDER BY id');
    const { renewals } = await renewFor(mother, { relationIds: [id] });
    expect(renewals).toEqual([
      {
        ...{ relationId: id, firstName: 'Kind', renewed: true, since: '2027-11-01', through: '2028-10-31' },
        ...{ balance: { amount: 4200 }, refusal: null },
      },
    ]);
    expect(await termsOf(child)).toEqual(['NEW 2026-11-20', 'AWAITING_PAYMENT 2027-11-01']);
    expect(await termsOf(friend)).toHaveLength(1);
    expect(await netherlands.rows('SELECT * FROM login_account ORDER BY id')).toEqual(before);
    expect((await lines('renewFor')).sort()).toEqual([`${mother.id} DONE`, `${child.id} DONE`].sort());
  });

  test('[R15] all at once: one that is refused is told apart and stops no other', async () => {
    const { mother, child, friend } = people;
    for (const other of [child, friend]) await related(netherlands, mother, other);
    await netherlands.rows(
      `UPDATE subscription SET status = 'BANNED', status_before_ban = 'NEW', ban_reason = 'x' WHERE customer_id = $1`,
      [friend.id],
    );
    const { renewals } = await renewFor(mother);
    const told = renewals.map(({ firstName, renewed, refusal }: any) => [firstName, renewed, refusal?.code]);
    expect(told.sort()).toEqual([
      ['Kind', true, undefined],
      ['Vriend', false, 'MEMBERSHIP_BANNED'],
    ]);
    expect([await termsOf(child), await termsOf(friend)].map(({ length }) => length)).toEqual([2, 1]);
    expect(await lines('renewFor')).toContain(`${friend.id} MEMBERSHIP_BANNED`);
  });

  test('the same key renews once, also when it is sent twice at the same instant', async () => {
    const { mother, child } = people;
    const id = await related(netherlands, mother, child);
    const again = () => renewFor(mother, { idempotencyKey: 'the-same-renewal', relationIds: [id] });
    const answers = await Promise.all([again(), again()]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await again()).toEqual(answers[0]);
    expect(await termsOf(child)).toHaveLength(2);
  });

  test('[R11] paying does not renew, asking does not, and what has ended does not', async () => {
    const { mother, child, friend } = people;
    const pays = await related(netherlands, mother, child, 'PAY');
    const ended = await related(netherlands, mother, friend);
    await change(netherlands, 'endRelation', ended, friend);
    for (const id of [pays, ended]) {
      const { renewals } = await renewFor(mother, { relationIds: [id] });
      expect(renewals).toMatchObject([
        { renewed: false, firstName: null, refusal: { code: 'RELATION_NOT_AUTHORISED' } },
      ]);
    }
    expect(await renewFor(mother)).toEqual({ renewals: [] });
    expect([await termsOf(child), await termsOf(friend)].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('[A23] nobody acts for a card through another, and others’ relations are not there', async () => {
    const { mother, child, friend } = people;
    await related(netherlands, mother, child);
    const further = await related(netherlands, child, friend);
    expect((await renewFor(mother)).renewals).toHaveLength(1);
    expect(await termsOf(friend)).toHaveLength(1);
    for (const relationIds of [[further], ['x'], ['5280d000-0000-4000-8000-00000000ffff']]) {
      expect(await renewFor(mother, { relationIds })).toEqual({ code: 'NOT_FOUND' });
      expect(await payFor(mother, { relationIds })).toEqual({ code: 'NOT_FOUND' });
    }
    expect(await renewFor(friend, { relationIds: [further] })).toEqual({ code: 'NOT_FOUND' }); // it is not mutual
  });

  test('survives another number of the pass', async () => {
    const { mother, child } = people;
    await related(netherlands, mother, child);
    await netherlands.rows('UPDATE pass SET number = $1 WHERE customer_id = $2', ['25280000000991', child.id]);
    expect((await renewFor(mother)).renewals).toMatchObject([{ renewed: true }]);
  });
});
