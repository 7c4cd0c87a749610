import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { auditTrail } from '../../support/netherlands.ts';
import {
  choose,
  expectBalanced,
  newest,
  openPaidNetherlands,
  pay,
  paymentOf,
  post,
  statusOf,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';
import { aSubscriber, beginAnew } from './aSubscriber.ts';

let netherlands: TestPayments;
let holder: Caller;
let membership: { id: string };
let payment: { id: string };
beforeAll(async () => {
  netherlands = await openPaidNetherlands();
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  await beginAnew(netherlands);
  ({ holder, membership } = await aSubscriber(netherlands));
  payment = await pay(netherlands, holder, [membership.id]);
});

const status = () => statusOf(netherlands, membership.id);

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
