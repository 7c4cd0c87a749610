import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  choose,
  newest,
  openPaidNetherlands,
  pay,
  paymentOf,
  post,
  statusOf,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';
import { wholeDatabase } from '../../support/snapshot.ts';
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
    expect(await trailOf(netherlands, payment.id)).toEqual(['MISFIT']); // asked for once
  });

  test('is taken by post only', async () => {
    expect((await fetch(`${netherlands.webhook}?id=${newest(netherlands).id}`)).status).toBe(404);
  });
});
