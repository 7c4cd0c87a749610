import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MollieClient } from '../../../../subgraphs/netherlands/outside/mollie/client.ts';
import type { Fault } from '../../../../subgraphs/netherlands/outside/mollie/simulation/faults.ts';
import {
  type MollieSimulator,
  startMollieSimulator,
} from '../../../../subgraphs/netherlands/outside/mollie/simulator.ts';

let now = new Date('2026-11-20T10:00:00Z');
let mollie: MollieSimulator;
beforeAll(async () => {
  mollie = await startMollieSimulator({ clock: () => now });
});
afterAll(() => mollie.close());
beforeEach(() => {
  now = new Date('2026-11-20T10:00:00Z');
  Object.assign(mollie.faults, { latencyMs: 0, always: undefined, next: [] });
  mollie.account.payments.clear();
});

const client = (key = mollie.key, deadlineMs = 4_000) => new MollieClient({ url: mollie.origin, key, deadlineMs });
const order = (overrides: object = {}) => ({
  id: crypto.randomUUID(),
  amountCents: 4200,
  description: 'Subscription',
  redirectUrl: 'http://127.0.0.1:4000/back',
  webhookUrl: 'http://127.0.0.1:1/news',
  ...overrides,
});
const only = () => {
  const [payment, ...others] = [...mollie.account.payments.values()];
  if (!payment || others.length > 0) throw new Error('not one payment');
  return payment;
};

describe('a payment', () => {
  test('is made, with our id and nobody’s name, and read', async () => {
    const ordered = order();
    const created = await client().create(ordered);
    const payment = only();
    expect(created).toEqual({ providerId: payment.id, checkoutUrl: `${mollie.origin}/checkout/${payment.id}` });
    expect(payment).toMatchObject({
      amountCents: 4200,
      metadata: { reference: ordered.id },
      redirectUrl: ordered.redirectUrl,
    });
    const reading = { status: 'OPEN', amountCents: 4200, reference: ordered.id };
    expect(await client().read(created.providerId)).toEqual(reading);
    payment.status = 'PAID';
    expect(await client().read(created.providerId)).toEqual({ ...reading, status: 'PAID' });
  });

  test('[A70] ordered twice under one id is one payment; under an id that another order had it is refused', async () => {
    const ordered = order();
    const first = await client().create(ordered);
    expect(await client().create(ordered)).toEqual(first);
    expect(only().id).toBe(first.providerId);
    await expect(client().create({ ...ordered, amountCents: 1 })).rejects.toMatchObject({ reason: 'REQUEST_REFUSED' });
  });

  test.each<[Fault]>([['HANG_UP'], ['HANG_UP_AFTER'], ['ERROR_500'], ['ERROR_503']])(
    '[A70] is one payment also where the first answer is %s',
    async (fault) => {
      mollie.faults.next = [fault];
      const { providerId } = await client().create(order());
      expect(only().id).toBe(providerId);
    },
  );

  test('expires after a quarter of an hour, and not before', async () => {
    const { providerId } = await client().create(order());
    now = new Date(now.getTime() + 899_999);
    expect(await client().read(providerId)).toMatchObject({ status: 'OPEN' });
    now = new Date(now.getTime() + 1);
    expect(await client().read(providerId)).toMatchObject({ status: 'EXPIRED' });
  });
});

describe('a refund', () => {
  const paid = async () => {
    const { providerId } = await client().create(order());
    only().status = 'PAID';
    return { id: crypto.randomUUID(), providerId, amountCents: 4200 };
  };

  test('is made once under one id, and listed with it', async () => {
    const refund = await paid();
    const made = await client().refund(refund);
    expect(made).toMatchObject({ status: 'PENDING', amountCents: 4200, reference: refund.id });
    expect(await client().refund(refund)).toEqual(made);
    expect(await client().refundsOf(refund.providerId)).toEqual([made]);
  });

  test('under another id is refused where that amount went back already', async () => {
    const refund = await paid();
    await client().refund(refund);
    await expect(client().refund({ ...refund, id: crypto.randomUUID() })).rejects.toMatchObject({
      reason: 'UNDER_WAY',
    });
  });

  test('of what was not paid, or of more, is refused', async () => {
    const refund = await paid();
    await expect(client().refund({ ...refund, amountCents: 4201 })).rejects.toMatchObject({
      reason: 'REQUEST_REFUSED',
    });
    only().status = 'OPEN';
    await expect(client().refund(refund)).rejects.toMatchObject({ reason: 'REQUEST_REFUSED' });
  });
});

describe('an answer that is none', () => {
  test.each<[Fault, string]>([
    ['HANG_UP', 'NETWORK'],
    ['ERROR_500', 'SERVER_ERROR'],
    ['ERROR_429', 'RATE_LIMITED'],
    ['HTML_PAGE', 'UNREADABLE_ANSWER'],
    ['TRUNCATED', 'UNREADABLE_ANSWER'],
  ])('%s is told as %s', async (fault, reason) => {
    mollie.faults.always = fault;
    await expect(client().create(order())).rejects.toMatchObject({ reason });
  });

  test('a wrong key is told as ACCESS_REFUSED, an unknown payment as REQUEST_REFUSED, a slow answer as TIMED_OUT', async () => {
    await expect(client('test_wrong').read('tr_x')).rejects.toMatchObject({ reason: 'ACCESS_REFUSED' });
    await expect(client().read('tr_nothere')).rejects.toMatchObject({ reason: 'REQUEST_REFUSED' });
    mollie.faults.latencyMs = 400;
    await expect(client(mollie.key, 100).read('tr_x')).rejects.toMatchObject({ reason: 'TIMED_OUT' });
  });

  test('after repeated outages nothing is asked for a while', async () => {
    mollie.faults.always = 'ERROR_503';
    const resting = client();
    for (let time = 0; time < 5; time += 1) {
      await expect(resting.read('tr_x')).rejects.toMatchObject({ reason: 'SERVER_ERROR' });
    }
    await expect(resting.read('tr_x')).rejects.toMatchObject({ reason: 'CIRCUIT_OPEN' });
  });
});
