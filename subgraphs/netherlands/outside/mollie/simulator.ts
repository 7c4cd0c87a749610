import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express from 'express';
import type { PaymentStatus } from '../../domain/payments/reading.ts';
import { MollieAccount, type SimulatedPayment } from './simulation/account.ts';
import { apiRoutes } from './simulation/apiRoutes.ts';
import { checkoutPage } from './simulation/checkoutPage.ts';
import { Faults } from './simulation/faults.ts';
import { Webhooks } from './simulation/webhooks.ts';

export interface MollieSimulatorOptions {
  readonly port?: number | undefined;
  readonly clock?: () => Date;
}

export interface MollieSimulator {
  /** e.g. 'http://127.0.0.1:40123'. */
  readonly origin: string;
  /** The one API key that it knows. */
  readonly key: string;
  readonly account: MollieAccount;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  /** What happens to a payment at the bank; the webhook is told of what Mollie tells. */
  settle(payment: SimulatedPayment, status: PaymentStatus): Promise<void>;
  close(): Promise<void>;
}

const KEY = 'test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM';
const TOLD: readonly PaymentStatus[] = ['AUTHORIZED', 'PAID', 'FAILED', 'CANCELED', 'EXPIRED'];
const EXPIRE_EVERY_MS = 10_000;

/** Mollie's payments on loopback: strict about what it takes, with a page where a person pays. */
export async function startMollieSimulator(options: MollieSimulatorOptions = {}): Promise<MollieSimulator> {
  const { port = 0, clock = () => new Date() } = options;
  const account = new MollieAccount();
  const faults = new Faults();
  const webhooks = new Webhooks();
  const settle = async (payment: SimulatedPayment, status: PaymentStatus) => {
    payment.status = status;
    if (TOLD.includes(status)) await webhooks.tell(payment);
  };
  const app = express().disable('x-powered-by').disable('etag');
  const server = createServer(app);
  const origin = () => originOf(server);
  app.use(checkoutPage({ paymentOf: (id) => account.payments.get(id), settle }));
  app.use(apiRoutes({ account, faults, key: KEY, clock, origin }));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const expire = () => account.expire(clock()).map((payment) => webhooks.tell(payment));
  const timer = setInterval(expire, EXPIRE_EVERY_MS).unref();
  return { origin: origin(), key: KEY, account, faults, webhooks, settle, close: () => stop(server, timer) };
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A simulator listens on a port');
  return `http://127.0.0.1:${address.port}`;
}

async function stop(server: Server, timer: NodeJS.Timeout): Promise<void> {
  clearInterval(timer);
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
