import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { PAYMENT_STATUSES } from '../../domain/payments/reading.ts';
import { FAULTS } from './simulation/faults.ts';
import type { MollieSimulator } from './simulator.ts';

const DOES = {
  'PUT /faults': `{latencyMs, always, next: []}; each of ${FAULTS.join(', ')}. {} ends them`,
  'PUT /webhooks': '{lose, times, delayMs, hold}. {} ends them',
  'POST /webhooks/release': 'posts what was held back, the last first',
  'GET /payments': 'every payment',
  'PUT /payments/{id}/status': `{status}; one of ${PAYMENT_STATUSES.join(', ')}`,
  'POST /payments/{id}/webhook': 'tells of it once more',
};

/** Lets tests in other processes and people say how the simulator misbehaves: JSON over HTTP, a server of its own. */
export async function startControlPort(
  simulator: MollieSimulator,
  port = 0,
): Promise<{ origin: string; close(): Promise<void> }> {
  const app = express().disable('x-powered-by');
  const server = createServer(app);
  // A page in a browser can ask nothing: it would have to send JSON, or reach this by another name.
  app.use(express.json(), (request, response, next) => {
    const isOurs = request.get('host') === new URL(originOf(server)).host;
    const isJson = request.method === 'GET' || request.get('content-type') === 'application/json';
    if (isOurs && isJson) return next();
    response.status(isOurs ? 415 : 403).json({ error: 'JSON, by the address of this port' });
  });
  app.get('/', (_request, response) => void response.json(DOES));
  app.use(commands(simulator));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { origin: originOf(server), close: () => stop(server) };
}

function commands({ account, faults, webhooks, settle }: MollieSimulator): express.Router {
  const router = express.Router();
  const { lose, times, delayMs, hold } = { ...webhooks.faults };
  router.put('/faults', (request, response) => {
    const { latencyMs = 0, always, next = [] } = request.body;
    const isKnown = [...next, always ?? FAULTS[0]].every((fault) => FAULTS.includes(fault));
    if (!isKnown) return void response.status(400).json({ error: 'GET / lists what there is' });
    Object.assign(faults, { latencyMs, always, next });
    response.json({});
  });
  router.put('/webhooks', (request, response) => {
    Object.assign(webhooks.faults, { lose, times, delayMs, hold, ...request.body });
    response.json({});
  });
  router.post('/webhooks/release', async (_request, response) => {
    await webhooks.release();
    response.json({});
  });
  router.get('/payments', (_request, response) => void response.json([...account.payments.values()]));
  router.put('/payments/:id/status', async (request, response) => {
    const payment = account.payments.get(request.params.id);
    const status = PAYMENT_STATUSES.find((known) => known === request.body.status);
    if (!payment || !status) return void response.status(400).json({ error: 'GET / lists what there is' });
    await settle(payment, status);
    response.json({});
  });
  router.post('/payments/:id/webhook', async (request, response) => {
    const payment = account.payments.get(request.params.id);
    if (payment) await webhooks.repeat(payment);
    response.status(payment ? 200 : 404).json({});
  });
  return router;
}

function originOf(server: ReturnType<typeof createServer>): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: ReturnType<typeof createServer>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
