import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { ANNEN, auditTrail, enrol, GIETEN, HAREN, rowCounts, theExamplePerson } from '../../support/netherlands.ts';
import {
  choose,
  expectBalanced,
  newest,
  newHolder,
  newKey,
  openPaidNetherlands,
  pay,
  RECEIVE,
  statusOf,
  subscribe,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';
import { theSubscriber } from '../../support/subscriber.ts';

let netherlands: TestPayments;
let people = 0;
beforeAll(async () => {
  netherlands = await openPaidNetherlands();
});
afterAll(() => netherlands.close());

async function enrolled(as = ANNEN): Promise<string> {
  people += 1;
  const input = theExamplePerson({ idempotencyKey: newKey(), houseNumber: people });
  return (await enrol(netherlands, input, as)).membership.id;
}

let ids: string[];
beforeEach(async () => {
  ids = [await enrolled(), await enrolled(GIETEN)];
});

const asked = (membershipIds: readonly string[], amountCents: number, idempotencyKey = newKey()) => ({
  input: { idempotencyKey, membershipIds, amountCents },
});
const receive = async (...[membershipIds, cents, key]: Parameters<typeof asked>) =>
  (await netherlands.run(RECEIVE, asked(membershipIds, cents, key), ANNEN))['receivePaymentAtDesk'];

describe('[R16] money at the desk', () => {
  test('settles the balances of several members of the library at once', async () => {
    const payment = await receive(ids, 8400);
    expect(payment).toMatchObject({
      state: 'PAID',
      checkoutUrl: null,
      paidAt: '2026-11-20T09:00:00.000Z',
      amount: { amount: 8400, currency: 'EUR' },
      lines: [
        { outcome: 'SETTLED', amount: { amount: 4200 }, membership: { subscriptionStatus: 'NORMAL' } },
        { outcome: 'SETTLED', amount: { amount: 4200 }, membership: { subscriptionStatus: 'NORMAL' } },
      ],
    });
    const rows = await netherlands.rows(
      'SELECT method, state, branch_code, payer_account_id, provider_id FROM payment',
    );
    expect(rows.at(-1)).toEqual({
      method: 'DESK',
      state: 'PAID',
      branch_code: '5280',
      payer_account_id: null,
      provider_id: null,
    });
    const line = 'staff|desk.annen receivePaymentAtDesk DONE 5280'; // one for each member
    expect((await auditTrail(netherlands)).slice(-2)).toEqual([line, line]);
    await expectBalanced(netherlands);
  });

  test('[A68] with the same key again is the same payment', async () => {
    const key = newKey();
    const first = await receive(ids, 8400, key);
    expect(await receive(ids, 8400, key)).toEqual(first);
    expect(await receive(ids, 4200, key)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await expectBalanced(netherlands);
  });

  test.each([
    ['a cent less', 8399, { code: 'AMOUNT_DIFFERS', field: 'amountCents', parts: ['8400'] }],
    ['a cent more', 8401, { code: 'AMOUNT_DIFFERS', field: 'amountCents', parts: ['8400'] }],
  ])('%s than is open is not taken', async (_what, cents, refusal) => {
    const before = await rowCounts(netherlands);
    expect(await receive(ids, cents)).toMatchObject(refusal);
    expect({ ...(await rowCounts(netherlands)), audit: 0 }).toEqual({ ...before, audit: 0 });
    expect(await statusOf(netherlands, ids[0] ?? '')).toBe('NEW');
  });

  test('is not taken twice, nor for what is cancelled; a ban outlasts it', async () => {
    await receive(ids, 8400);
    expect(await receive(ids, 0)).toMatchObject({ code: 'NOTHING_TO_PAY' });
    expect(await receive([], 0)).toMatchObject({ code: 'NOTHING_TO_PAY' });
    const banned = await enrolled();
    const cancelled = await enrolled();
    await netherlands.rows(
      `UPDATE subscription SET status = 'BANNED', status_before_ban = status, ban_reason = 'MISUSE' WHERE id = $1`,
      [banned],
    );
    await netherlands.rows(`UPDATE subscription SET status = 'CANCELLED', cancelled_on = since WHERE id = $1`, [
      cancelled,
    ]);
    expect(await receive([banned, cancelled], 8400)).toMatchObject({ code: 'NOTHING_TO_PAY' });
    expect(await receive([banned], 4200)).toMatchObject({ state: 'PAID' });
    const [after] = await netherlands.rows('SELECT status, status_before_ban FROM subscription WHERE id = $1', [
      banned,
    ]);
    expect(after).toEqual({ status: 'BANNED', status_before_ban: 'NORMAL' });
  });

  test('[A28] of another library’s member, of nobody, and of one’s own together with another’s is not taken', async () => {
    const other = await enrolled(HAREN);
    const before = await rowCounts(netherlands);
    for (const wanted of [[other], [crypto.randomUUID()], ['x'], [ids[0] ?? '', other]]) {
      const { errors } = await netherlands.answer(RECEIVE, asked(wanted, 4200), ANNEN);
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
    expect(await rowCounts(netherlands)).toEqual(before);
  });

  test('[A65] taken by two desks at the same instant is taken once', async () => {
    const both = await Promise.all(
      [ANNEN, GIETEN].map(async (as) => (await netherlands.run(RECEIVE, asked(ids, 8400), as))['receivePaymentAtDesk']),
    );
    expect(both.map(({ code, state }) => code ?? state).sort()).toEqual(['NOTHING_TO_PAY', 'PAID']);
    await expectBalanced(netherlands);
  });
});

describe('money at the desk for what was begun online', () => {
  let holder: Caller;
  let membership: { id: string };
  beforeEach(async () => {
    netherlands.mollie.account.payments.clear();
    people += 1;
    netherlands.from(`home ${people}`);
    holder = await newHolder(netherlands, `jansen${people}`);
    const input = theSubscriber({ idempotencyKey: newKey(), houseNumber: people });
    ({ membership } = await subscribe(netherlands, holder, input));
  });

  test('[N9] makes a member as well, and a payment that comes in after that goes back', async () => {
    await pay(netherlands, holder, [membership.id]);
    expect(await receive([membership.id], 4200)).toMatchObject({ state: 'PAID' });
    expect(await statusOf(netherlands, membership.id)).toBe('NORMAL');
    await choose(netherlands, 'PAID');
    await sweepPayments(netherlands, 'sendRefunds');
    expect(newest(netherlands).refunds).toHaveLength(1);
    await expectBalanced(netherlands);
  });

  test('is not taken while a payment is at the bank', async () => {
    await pay(netherlands, holder, [membership.id]);
    await choose(netherlands, 'AUTHORIZED');
    expect(await receive([membership.id], 4200)).toMatchObject({ code: 'PAYMENT_UNDER_WAY' });
  });
});
