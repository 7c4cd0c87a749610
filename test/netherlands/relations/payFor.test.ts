import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANNEN, HAREN, REFUSED } from '../../support/netherlands.ts';
import { choose, openPaidNetherlands, type TestPayments } from '../../support/payments.ts';
import { snapshot } from '../../support/snapshot.ts';
import { cardsOf, change, type Family, family, related, type TestMember } from './members.ts';

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

describe('paying for others', () => {
  test('[R11] [R15] several in one payment, and everything that they owe is settled by it', async () => {
    const { mother, child, friend } = people;
    for (const other of [child, friend]) await related(netherlands, mother, other, 'PAY');
    const [{ actsFor }] = (await cardsOf(netherlands, mother)) as [Record<string, any>];
    expect(actsFor.map(({ openBalance }: any) => openBalance.amount)).toEqual([4200, 4200]);
    const payment = await payFor(mother);
    expect(payment).toMatchObject({
      state: 'OPEN',
      amount: { amount: 8400 },
      checkoutUrl: expect.stringContaining('/checkout/'),
    });
    expect(payment.lines).toEqual([
      { membership: null, amount: { amount: 4200 } },
      { membership: null, amount: { amount: 4200 } },
    ]);
    expect((await lines('payFor')).sort()).toEqual(
      [child.id, friend.id, mother.as.subject].map((id) => `${id} DONE`).sort(),
    );
    await choose(netherlands, 'PAID');
    expect([await termsOf(child), await termsOf(friend), await termsOf(mother)]).toEqual([
      ['NORMAL 2026-11-20'],
      ['NORMAL 2026-11-20'],
      ['NEW 2026-11-20'],
    ]);
    expect(await payFor(mother)).toMatchObject({ code: 'NOTHING_TO_PAY' });
  });

  test('[R15] one, and oneself along', async () => {
    const { mother, child, friend } = people;
    const id = await related(netherlands, mother, child, 'PAY');
    await related(netherlands, mother, friend, 'PAY');
    const payment = await payFor(mother, { relationIds: [id], withMyself: true });
    expect(payment).toMatchObject({ amount: { amount: 8400 } });
    expect(payment.lines.filter(({ membership }: any) => membership !== null)).toHaveLength(1); // her own
  });

  test('the same key goes on with the same payment', async () => {
    const { mother, child } = people;
    await related(netherlands, mother, child, 'PAY');
    const once = await payFor(mother, { idempotencyKey: 'the-same-payment' });
    expect(await payFor(mother, { idempotencyKey: 'the-same-payment' })).toMatchObject({ id: once.id });
    expect(await netherlands.rows('SELECT 1 FROM payment')).toHaveLength(1);
  });

  test('all or none: one that has not authorised it stops the payment', async () => {
    const { mother, child, friend } = people;
    const pays = await related(netherlands, mother, child, 'PAY');
    const renews = await related(netherlands, mother, friend, 'RENEW');
    expect(await payFor(mother, { relationIds: [pays, renews] })).toMatchObject({
      ...{ code: 'RELATION_NOT_AUTHORISED', field: 'relationIds', parts: [renews] },
    });
    expect(await netherlands.rows('SELECT 1 FROM payment')).toEqual([]);
  });

  test('[A23] shows nothing of the other but a first name and what is open', async () => {
    const { mother, child } = people;
    await related(netherlands, mother, child, 'PAY');
    await related(netherlands, mother, child, 'RENEW');
    const all = JSON.stringify([await payFor(mother), await renewFor(mother), await cardsOf(netherlands, mother)]);
    for (const secret of ['VanKind', child.number, child.born, 'Kind@example.nl', '9468', child.id])
      expect(all).not.toContain(secret);
  });
});

describe('[R16] at the desk', () => {
  const PAYS_FOR = `query ($id: ID!) { digitalMember(id: $id) {
    memberships { id openBalance { amount } } paysFor { name memberships { id openBalance { amount } } } } }`;
  const RECEIVE = `mutation ($input: ReceivePaymentAtDeskInput!) { receivePaymentAtDesk(input: $input) {
    __typename ... on LibraryPayment { state amount { amount } } ${REFUSED} } }`;

  test('the linked cards of the main card are shown with what they owe, and all are paid at once', async () => {
    const { mother, child, friend } = people;
    for (const other of [child, friend]) await related(netherlands, mother, other, 'PAY');
    await related(netherlands, mother, child, 'RENEW');
    const { digitalMember } = await netherlands.run(PAYS_FOR, { id: mother.id }, ANNEN);
    expect(digitalMember.paysFor.map(({ name }: any) => name)).toEqual(['E.B. VanKind', 'E.B. VanVriend']);
    const memberships = [digitalMember, ...digitalMember.paysFor].flatMap((one: any) => one.memberships);
    const membershipIds = memberships.map(({ id }: any) => id);
    const amountCents = memberships.reduce((sum: number, { openBalance }: any) => sum + openBalance.amount, 0);
    const input = { idempotencyKey: 'paid-at-the-desk', membershipIds, amountCents };
    const { receivePaymentAtDesk } = await netherlands.run(RECEIVE, { input }, ANNEN);
    expect(receivePaymentAtDesk).toMatchObject({ state: 'PAID', amount: { amount: 12_600 } });
    expect(await termsOf(child)).toEqual(['NORMAL 2026-11-20']);
  });

  test('to a desk of the library alone, and only what is confirmed', async () => {
    const { mother, child } = people;
    const id = await related(netherlands, mother, child, 'PAY');
    expect((await netherlands.run(PAYS_FOR, { id: mother.id }, HAREN))['digitalMember']).toBeNull();
    await change(netherlands, 'endRelation', id, mother);
    expect((await netherlands.run(PAYS_FOR, { id: mother.id }, ANNEN))['digitalMember'].paysFor).toEqual([]);
  });
});
