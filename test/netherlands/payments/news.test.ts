import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  choose,
  expectBalanced,
  expectSameAsMollie,
  newest,
  openPaidNetherlands,
  pay,
  paymentOf,
  post,
  statusOf,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';
import { aSubscriber, beginAnew, trailOf } from './aSubscriber.ts';

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
const settledOnce = async () => {
  const [{ settled, passes }] = await netherlands.rows(
    `SELECT settled_cents AS settled, (SELECT count(*)::int FROM pass p WHERE p.customer_id = s.customer_id) AS passes
     FROM subscription s WHERE id = $1`,
    [membership.id],
  );
  expect([await status(), settled, passes]).toEqual(['NORMAL', 4200, 1]);
  expect(await trailOf(netherlands, payment.id)).toEqual(['PAID']);
  await expectBalanced(netherlands);
  await expectSameAsMollie(netherlands);
};

describe('[A70] news of a payment', () => {
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

  test('that comes while the provider is silent is asked for as soon as it speaks, also after an end', async () => {
    await choose(netherlands, 'FAILED');
    netherlands.mollie.faults.always = 'ERROR_429';
    await choose(netherlands, 'PAID');
    netherlands.mollie.faults.always = undefined;
    await sweepPayments(netherlands, 'reconcilePayments');
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
