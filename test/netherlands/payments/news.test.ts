import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { auditTrail, theSignUp } from '../../support/netherlands.ts';
import {
  choose,
  expectBalanced,
  expectSameAsMollie,
  newest,
  newHolder,
  newKey,
  openPaidNetherlands,
  pay,
  paymentOf,
  post,
  statusOf,
  subscribe,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';
import { wholeDatabase } from '../../support/snapshot.ts';

let netherlands: TestPayments;
let holder: Caller;
let membership: { id: string };
let payment: { id: string };
let people = 0;
beforeAll(async () => {
  netherlands = await openPaidNetherlands();
});
afterAll(() => netherlands.close());

async function signUp(): Promise<[Caller, { id: string }, { id: string }]> {
  people += 1;
  netherlands.from(`home ${people}`);
  const as = await newHolder(netherlands, `jansen${people}`);
  const signedUp = await subscribe(netherlands, as, theSignUp({ idempotencyKey: newKey(), houseNumber: people }));
  return [as, signedUp.membership, await pay(netherlands, as, [signedUp.membership.id])];
}

beforeEach(async () => {
  Object.assign(netherlands.mollie.faults, { latencyMs: 0, always: undefined, next: [] });
  Object.assign(netherlands.mollie.webhooks.faults, { lose: false, times: 1, delayMs: 0, hold: false });
  [holder, membership, payment] = await signUp();
});

const status = () => statusOf(netherlands, membership.id);
const settledOnce = async () => {
  const [{ settled, passes }] = await netherlands.rows(
    `SELECT settled_cents AS settled, (SELECT count(*)::int FROM pass p WHERE p.customer_id = s.customer_id) AS passes
     FROM subscription s WHERE id = $1`,
    [membership.id],
  );
  expect([await status(), settled, passes]).toEqual(['NORMAL', 4200, 1]);
  expect(await trailOf(payment.id)).toEqual(['PAID']);
  await expectBalanced(netherlands);
  await expectSameAsMollie(netherlands);
};
const trailOf = async (id: string) =>
  (await netherlands.rows(`SELECT outcome FROM audit WHERE subject = $1 ORDER BY seq`, [id]))
    .map(({ outcome }) => outcome)
    .filter((outcome) => outcome === 'PAID' || outcome === 'MISFIT');

describe('[A70] news of a payment', () => {
  beforeEach(async () => {
    netherlands.mollie.account.payments.clear();
    await netherlands.rows('TRUNCATE payment CASCADE');
    await netherlands.rows(`UPDATE subscription SET settled_cents = 0`);
    [holder, membership, payment] = await signUp();
  });

  test('told five times at the same instant is one payment', async () => {
    netherlands.mollie.webhooks.faults.times = 5;
    await choose(netherlands, 'PAID');
    await settledOnce();
  });

  test('told again after a day, and asked for by the sweep, is one payment', async () => {
    await choose(netherlands, 'PAID');
    netherlands.clock.advance(86_400_000);
    await netherlands.mollie.webhooks.repeat(newest(netherlands));
    await sweepPayments(netherlands);
    await settledOnce();
  });

  test('that is lost is asked for', async () => {
    netherlands.mollie.webhooks.faults.lose = true;
    await choose(netherlands, 'PAID');
    expect(await status()).toBe('AWAITING_PAYMENT');
    await sweepPayments(netherlands);
    expect(await status()).toBe('AWAITING_PAYMENT'); // its turn is in a minute
    netherlands.clock.advance(60_000);
    await sweepPayments(netherlands);
    await settledOnce();
  });

  test('that comes before, during and after what it tells is right in the end', async () => {
    netherlands.mollie.webhooks.faults.hold = true;
    const paid = newest(netherlands);
    await choose(netherlands, 'PENDING', paid);
    await choose(netherlands, 'AUTHORIZED', paid);
    expect(await post(netherlands, { id: paid.id })).toBe(200);
    expect((await paymentOf(netherlands, holder, payment.id)).state).toBe('AUTHORIZED');
    await choose(netherlands, 'PAID', paid);
    await netherlands.mollie.webhooks.release();
    await settledOnce();
  });

  test('of a payment that had failed, and is paid after all, counts', async () => {
    await choose(netherlands, 'FAILED');
    await choose(netherlands, 'PAID');
    await settledOnce();
  });

  test('of a payment that had expired, lost, is found a day later', async () => {
    await choose(netherlands, 'EXPIRED');
    netherlands.mollie.webhooks.faults.lose = true;
    await choose(netherlands, 'PAID');
    netherlands.clock.advance(86_399_999);
    await sweepPayments(netherlands, 'reconcilePayments');
    expect(await status()).toBe('AWAITING_PAYMENT');
    netherlands.clock.advance(1);
    await sweepPayments(netherlands, 'reconcilePayments');
    await settledOnce();
  });

  test('of a payment that is paid and later called failed changes nothing', async () => {
    await choose(netherlands, 'PAID');
    newest(netherlands).status = 'FAILED';
    await netherlands.mollie.webhooks.repeat(newest(netherlands));
    expect(await status()).toBe('NORMAL');
    expect((await paymentOf(netherlands, holder, payment.id)).state).toBe('PAID');
    newest(netherlands).status = 'PAID';
    await settledOnce();
  });
});

describe('[A70] news that is forged', () => {
  const quietly = async (body: Record<string, string>) => {
    const before = await wholeDatabase(netherlands);
    expect(await post(netherlands, body)).toBe(200);
    expect(await wholeDatabase(netherlands)).toEqual(before);
  };

  test.each([
    ['of nothing', {}],
    ['of no id', { id: 'x' }],
    ['of a path', { id: 'tr_1/../../v2/me' }],
    ['of an id that nobody has', { id: 'tr_7UhSN1zuXS' }],
    ['with a status', { id: 'tr_7UhSN1zuXS', status: 'paid' }],
  ])('%s does nothing, and hears nothing', async (_what, body: Record<string, string>) => {
    await quietly(body);
  });

  test('of a payment of the provider that is not ours does nothing', async () => {
    const body = {
      amount: { currency: 'EUR', value: '42.00' },
      description: 'Theirs',
      redirectUrl: 'https://x.example',
    };
    const headers = { authorization: `Bearer ${netherlands.mollie.key}`, 'content-type': 'application/json' };
    await fetch(`${netherlands.mollie.origin}/v2/payments`, { method: 'POST', headers, body: JSON.stringify(body) });
    newest(netherlands).status = 'PAID';
    await quietly({ id: newest(netherlands).id });
  });

  test('of a payment of ours that is not paid makes nobody a member', async () => {
    await post(netherlands, { id: newest(netherlands).id, status: 'paid' });
    expect(await status()).toBe('AWAITING_PAYMENT');
  });

  test.each([
    ['another amount', { amountCents: 1 }],
    ['the id of another payment of ours', { metadata: { reference: crypto.randomUUID() } }],
    ['none of our ids', { metadata: null }],
  ])('of a payment that has %s settles nothing, and stays for people to look at', async (_what, other) => {
    const paid = newest(netherlands);
    Object.assign(paid, other);
    await choose(netherlands, 'PAID', paid);
    expect([await status(), (await paymentOf(netherlands, holder, payment.id)).state]).toEqual([
      'AWAITING_PAYMENT',
      'OPEN',
    ]);
    netherlands.clock.advance(3_600_000);
    await sweepPayments(netherlands, 'reconcilePayments');
    expect(await trailOf(payment.id)).toEqual(['MISFIT']); // asked for once
  });

  test('is taken by post only', async () => {
    expect((await fetch(`${netherlands.webhook}?id=${newest(netherlands).id}`)).status).toBe(404);
  });
});

describe('money that is not owed goes back by itself, once', () => {
  const pair = async () => {
    const first = newest(netherlands);
    await netherlands.rows(`UPDATE payment SET state = 'EXPIRED', checkout_url = NULL WHERE provider_id = $1`, [
      first.id,
    ]);
    const second = await pay(netherlands, holder, [membership.id]);
    return { first, second, paidSecond: newest(netherlands) };
  };
  const refund = async () =>
    (
      await netherlands.rows('SELECT state, cents, provider_refund_id AS known FROM refund WHERE payment_id = $1', [
        payment.id,
      ])
    )[0];

  test('[A70] paid twice: the second payment is refunded', async () => {
    const { first, paidSecond } = await pair();
    await choose(netherlands, 'PAID', paidSecond);
    await choose(netherlands, 'PAID', first);
    expect(await refund()).toEqual({ state: 'REQUESTED', cents: 4200, known: null });
    expect((await paymentOf(netherlands, holder, payment.id)).lines).toMatchObject([{ outcome: 'REFUNDED' }]);
    for (let time = 0; time < 3; time += 1) await sweepPayments(netherlands, 'sendRefunds');
    expect(first.refunds).toMatchObject([{ amountCents: 4200 }]);
    expect(await refund()).toEqual({ state: 'PENDING', cents: 4200, known: first.refunds[0]?.id });
    expect(await status()).toBe('NORMAL');
    await expectBalanced(netherlands);
  });

  test('[A70] both paid at the same instant: one settles, the other is refunded', async () => {
    const { first, paidSecond } = await pair();
    first.status = 'PAID';
    paidSecond.status = 'PAID';
    await Promise.all([first, paidSecond].flatMap(({ id }) => [post(netherlands, { id }), post(netherlands, { id })]));
    const outcomes = await netherlands.rows(
      `SELECT outcome FROM payment_line WHERE subscription_id = $1 ORDER BY outcome`,
      [membership.id],
    );
    expect(outcomes).toEqual([{ outcome: 'REFUNDED' }, { outcome: 'SETTLED' }]);
    await expectBalanced(netherlands);
  });

  test.each([
    ['cancelled', `UPDATE subscription SET status = 'CANCELLED', cancelled_on = since WHERE id = $1`],
    ['gone', 'DELETE FROM subscription WHERE id = $1'],
    ['settled in another way', `UPDATE subscription SET settled_cents = 4199 WHERE id = $1`],
  ])('paid for what is %s by then is refunded', async (_what, change) => {
    await netherlands.rows(change, [membership.id]);
    await choose(netherlands, 'PAID');
    expect(await refund()).toMatchObject({ state: 'REQUESTED', cents: 4200 });
    await sweepPayments(netherlands, 'sendRefunds');
    expect(newest(netherlands).refunds).toHaveLength(1);
    await netherlands.rows('UPDATE subscription SET settled_cents = 0 WHERE id = $1', [membership.id]);
    await expectBalanced(netherlands);
  });

  test('what the provider says of a refund later is followed, a day apart', async () => {
    await netherlands.rows(`UPDATE subscription SET status = 'CANCELLED', cancelled_on = since WHERE id = $1`, [
      membership.id,
    ]);
    await choose(netherlands, 'PAID');
    await sweepPayments(netherlands, 'sendRefunds');
    const [back] = newest(netherlands).refunds;
    if (back) back.status = 'REFUNDED';
    await sweepPayments(netherlands, 'sendRefunds');
    expect(await refund()).toMatchObject({ state: 'PENDING' });
    netherlands.clock.advance(86_400_000);
    await sweepPayments(netherlands, 'sendRefunds');
    expect(await refund()).toMatchObject({ state: 'REFUNDED' });
    expect((await auditTrail(netherlands)).slice(-2)).toEqual(['payments refund PENDING', 'payments refund REFUNDED']);
  });

  test.each(['HANG_UP_AFTER', 'ERROR_503', 'TRUNCATED'] as const)(
    '[A71] a refund whose answer is lost (%s) is found again and not made twice',
    async (fault) => {
      await netherlands.rows(`UPDATE subscription SET status = 'CANCELLED', cancelled_on = since WHERE id = $1`, [
        membership.id,
      ]);
      await choose(netherlands, 'PAID');
      netherlands.mollie.faults.always = fault;
      expect(await sweepPayments(netherlands, 'sendRefunds')).toBe(0);
      expect(await refund()).toMatchObject({ state: 'REQUESTED' });
      netherlands.mollie.faults.always = undefined;
      netherlands.clock.advance(7_200_000); // the provider has forgotten the key
      await sweepPayments(netherlands, 'sendRefunds');
      expect(newest(netherlands).refunds).toHaveLength(1);
      expect(await refund()).toMatchObject({ state: 'PENDING' });
      await expectBalanced(netherlands);
    },
  );
});
