import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type MollieSimulator,
  startMollieSimulator,
} from '../../../../subgraphs/netherlands/outside/mollie/simulator.ts';

let mollie: MollieSimulator;
beforeAll(async () => {
  mollie = await startMollieSimulator();
});
afterAll(() => mollie.close());

const ORDER = {
  amount: { currency: 'EUR', value: '42.00' },
  description: 'Subscription',
  redirectUrl: 'http://127.0.0.1:4000/back',
};

async function post(body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${mollie.origin}/v2/payments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${mollie.key}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: answer.status,
    replayed: answer.headers.get('idempotent-replayed'),
    body: JSON.parse(await answer.text()),
  };
}

describe('the simulated Mollie', () => {
  test('answers an order in the documented form', async () => {
    const { status, body } = await post(ORDER);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      resource: 'payment',
      id: expect.stringMatching(/^tr_\w{10}$/),
      amount: { currency: 'EUR', value: '42.00' },
      status: 'open',
      _links: { checkout: { href: `${mollie.origin}/checkout/${body.id}`, type: 'text/html' } },
    });
  });

  test.each([
    ['no amount', { ...ORDER, amount: undefined }, 'amount'],
    ['a number as amount', { ...ORDER, amount: { currency: 'EUR', value: 42 } }, 'amount.value'],
    ['one decimal', { ...ORDER, amount: { currency: 'EUR', value: '42.0' } }, 'amount.value'],
    ['another currency', { ...ORDER, amount: { currency: 'NLG', value: '42.00' } }, 'amount.currency'],
    ['nothing to pay', { ...ORDER, amount: { currency: 'EUR', value: '0.00' } }, 'amount'],
    ['too much', { ...ORDER, amount: { currency: 'EUR', value: '50000.01' } }, 'amount'],
    ['no description', { ...ORDER, description: '' }, 'description'],
    ['no redirect', { ...ORDER, redirectUrl: 'back' }, 'redirectUrl'],
    ['a webhook that is none', { ...ORDER, webhookUrl: 'ftp://x' }, 'webhookUrl'],
    ['a field that there is not', { ...ORDER, amountCents: 1 }, 'amountCents'],
    ['too much metadata', { ...ORDER, metadata: 'x'.repeat(1_100) }, 'metadata'],
  ])('refuses %s and names the field', async (_what, order, field) => {
    const { status, body } = await post(order);
    expect([status, body.title, body.field]).toEqual([422, 'Unprocessable Entity', field]);
  });

  test('refuses a wrong key, another media type and what is no JSON', async () => {
    expect((await post(ORDER, { authorization: 'Bearer live_x' })).status).toBe(401);
    expect((await post(ORDER, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('amount=1')).status).toBe(400);
  });

  test('knows an order again by its key for an hour', async () => {
    const first = await post(ORDER, { 'idempotency-key': 'a-key' });
    const again = await post(ORDER, { 'idempotency-key': 'a-key' });
    expect([first.replayed, again.replayed, again.body.id]).toEqual([null, 'true', first.body.id]);
    expect((await post({ ...ORDER, description: 'Other' }, { 'idempotency-key': 'a-key' })).status).toBe(400);
  });

  test('shows a page on which whoever pays chooses what comes of it, once', async () => {
    const { body } = await post(ORDER);
    const page = await fetch(body._links.checkout.href);
    expect(await page.text()).toContain('EUR 42.00');
    const choose = (status: string) =>
      fetch(body._links.checkout.href, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ status }) });
    expect((await choose('OPEN')).status).toBe(422);
    const chosen = await choose('PAID');
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, ORDER.redirectUrl]);
    expect(mollie.account.payments.get(body.id)?.status).toBe('PAID');
    expect((await choose('FAILED')).status).toBe(422);
    expect((await fetch(body._links.checkout.href)).status).toBe(410);
  });
});
