import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startControlPort } from '../../../../subgraphs/netherlands/outside/mollie/controlPort.ts';
import {
  type MollieSimulator,
  startMollieSimulator,
} from '../../../../subgraphs/netherlands/outside/mollie/simulator.ts';

let mollie: MollieSimulator;
let control: Awaited<ReturnType<typeof startControlPort>>;
beforeAll(async () => {
  mollie = await startMollieSimulator();
  control = await startControlPort(mollie);
});
afterAll(async () => {
  await control.close();
  await mollie.close();
});

async function ask(method: string, path: string, body?: object, headers = { 'content-type': 'application/json' }) {
  const sent = body && { body: JSON.stringify(body), headers };
  const answer = await fetch(`${control.origin}${path}`, { method, ...sent });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

test('says what it can be asked, and sets how payments and their news go wrong', async () => {
  expect(Object.keys((await ask('GET', '/')).body)).toContain('PUT /faults');
  await ask('PUT', '/faults', { latencyMs: 5, next: ['HANG_UP'] });
  expect(mollie.faults).toMatchObject({ latencyMs: 5, always: undefined, next: ['HANG_UP'] });
  expect((await ask('PUT', '/faults', { always: 'NONE_SUCH' })).status).toBe(400);
  await ask('PUT', '/faults', {});
  expect(mollie.faults).toMatchObject({ latencyMs: 0, next: [] });
  await ask('PUT', '/webhooks', { lose: true, times: 3 });
  expect(mollie.webhooks.faults).toEqual({ lose: true, times: 3, delayMs: 0, hold: false });
  await ask('PUT', '/webhooks', {});
  expect(mollie.webhooks.faults).toEqual({ lose: false, times: 1, delayMs: 0, hold: false });
});

test('changes what comes of a payment, and tells of it again', async () => {
  const order = {
    amountCents: 1,
    description: 'x',
    redirectUrl: 'http://x.example',
    webhookUrl: undefined,
    metadata: null,
  };
  const { id } = mollie.account.open(order, new Date());
  expect((await ask('PUT', `/payments/${id}/status`, { status: 'PAID' })).status).toBe(200);
  expect((await ask('GET', '/payments')).body).toMatchObject([{ id, status: 'PAID' }]);
  expect((await ask('PUT', `/payments/${id}/status`, { status: 'RICH' })).status).toBe(400);
  expect((await ask('POST', `/payments/${id}/webhook`, {})).status).toBe(200);
  expect((await ask('POST', '/payments/tr_x/webhook', {})).status).toBe(404);
  expect((await ask('POST', '/webhooks/release', {})).status).toBe(200);
});

test('takes nothing that a page in a browser could send', async () => {
  expect((await ask('PUT', '/faults', {}, { 'content-type': 'text/plain' })).status).toBe(415);
});
