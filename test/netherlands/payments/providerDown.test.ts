import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { auditTrail } from '../../support/netherlands.ts';
import {
  choose,
  expectBalanced,
  newest,
  newKey,
  openPaidNetherlands,
  pay,
  statusOf,
  subscribe,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';
import { theSubscriber } from '../../support/subscriber.ts';
import { aSubscriber, beginAnew } from './aSubscriber.ts';

let netherlands: TestPayments;
let holder: Caller;
let membership: { id: string };
beforeAll(async () => {
  netherlands = await openPaidNetherlands();
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  await beginAnew(netherlands);
  ({ holder, membership } = await aSubscriber(netherlands));
});

describe('when the provider is down', () => {
  test('[A71] at the order: nothing is half done, and the same key goes on', async () => {
    netherlands.mollie.faults.always = 'ERROR_503';
    const key = newKey();
    expect(await pay(netherlands, holder, [membership.id], key)).toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' });
    const [created] = await netherlands.rows('SELECT id, state, provider_id, checkout_url FROM payment');
    expect(created).toMatchObject({ state: 'CREATED', provider_id: null, checkout_url: null });
    netherlands.mollie.faults.always = undefined;
    expect(await pay(netherlands, holder, [membership.id], key)).toMatchObject({ id: created.id, state: 'OPEN' });
    await choose(netherlands, 'PAID');
    expect(await statusOf(netherlands, membership.id)).toBe('NORMAL');
  });

  test('[A71] at the order, and nobody goes on: what nobody was given a page for is over after half an hour', async () => {
    netherlands.mollie.faults.always = 'ERROR_503';
    const key = newKey();
    await pay(netherlands, holder, [membership.id], key);
    netherlands.mollie.faults.always = undefined;
    netherlands.clock.advance(1_799_999);
    await sweepPayments(netherlands, 'reconcilePayments');
    expect(await netherlands.rows('SELECT state FROM payment')).toEqual([{ state: 'CREATED' }]);
    netherlands.clock.advance(1);
    expect(await pay(netherlands, holder, [membership.id], key)).toMatchObject({ state: 'CREATED', checkoutUrl: null });
    await sweepPayments(netherlands, 'reconcilePayments');
    expect(await pay(netherlands, holder, [membership.id], key)).toMatchObject({ state: 'EXPIRED', checkoutUrl: null });
    expect(netherlands.mollie.account.payments.size).toBe(0);
    expect(await pay(netherlands, holder, [membership.id])).toMatchObject({ state: 'OPEN' });
  });

  test('[A71] when it is asked again: it is asked later, in growing waits', async () => {
    await pay(netherlands, holder, [membership.id]);
    netherlands.mollie.faults.always = 'ERROR_429';
    await choose(netherlands, 'PAID');
    expect(await statusOf(netherlands, membership.id)).toBe('AWAITING_PAYMENT');
    const waits: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      expect(await sweepPayments(netherlands, 'reconcilePayments')).toBe(0);
      const [{ wait }] = await netherlands.rows(`SELECT extract(epoch FROM ask_at - $1)::int AS wait FROM payment`, [
        netherlands.clock.now(),
      ]);
      waits.push(wait);
      netherlands.clock.advance(wait * 1_000);
    }
    expect(waits).toEqual([60, 120, 240]);
    netherlands.mollie.faults.always = undefined;
    expect(await sweepPayments(netherlands, 'reconcilePayments')).toBe(1);
    expect(await statusOf(netherlands, membership.id)).toBe('NORMAL');
    await expectBalanced(netherlands);
  });
});

describe('when the provider refuses us', () => {
  test('it is no outage: the order, the sweep and the refund fail aloud, and are done once it is mended', async () => {
    netherlands.mollie.faults.always = 'ERROR_401';
    const key = newKey();
    await expect(pay(netherlands, holder, [membership.id], key)).rejects.toThrow('ACCESS_REFUSED');
    netherlands.mollie.faults.always = undefined;
    await pay(netherlands, holder, [membership.id], key);
    newest(netherlands).status = 'PAID';
    await netherlands.rows(`UPDATE subscription SET status = 'CANCELLED', cancelled_on = since`);
    netherlands.clock.advance(60_000);
    netherlands.mollie.faults.always = 'ERROR_401';
    await expect(sweepPayments(netherlands, 'reconcilePayments')).rejects.toThrow('ACCESS_REFUSED');
    netherlands.mollie.faults.always = undefined;
    netherlands.clock.advance(60_000);
    await sweepPayments(netherlands, 'reconcilePayments');
    netherlands.mollie.faults.always = 'ERROR_401';
    await expect(sweepPayments(netherlands, 'sendRefunds')).rejects.toThrow('ACCESS_REFUSED');
    netherlands.mollie.faults.always = undefined;
    netherlands.clock.advance(120_000);
    await sweepPayments(netherlands, 'sendRefunds');
    expect(newest(netherlands).refunds).toHaveLength(1);
    await expectBalanced(netherlands);
  });
});

describe('a sign-up that nobody pays', () => {
  const after = async (milliseconds: number) => {
    netherlands.clock.set(new Date(Date.parse('2026-11-20T10:00:00+01:00') + milliseconds).toISOString());
    await sweepPayments(netherlands);
    return statusOf(netherlands, membership.id);
  };
  const WEEK = 7 * 86_400_000;

  test('is cancelled after a week, to the millisecond, and can be begun anew', async () => {
    expect(await after(WEEK - 1)).toBe('AWAITING_PAYMENT');
    expect(await after(WEEK)).toBe('CANCELLED');
    const again = theSubscriber({ idempotencyKey: newKey(), houseNumber: 99 });
    expect(await subscribe(netherlands, holder, again)).toHaveProperty('membership');
    expect((await auditTrail(netherlands)).filter((line) => line === 'sweep cancelUnpaid DONE').length).toBeGreaterThan(
      0,
    );
  });

  test('waits on while a payment can still turn out paid', async () => {
    netherlands.clock.advance(WEEK - 60_000);
    await pay(netherlands, holder, [membership.id]);
    newest(netherlands).status = 'PENDING';
    expect(await after(WEEK)).toBe('AWAITING_PAYMENT');
    newest(netherlands).status = 'EXPIRED';
    expect(await after(WEEK + 3_600_000)).toBe('CANCELLED');
  });
});
