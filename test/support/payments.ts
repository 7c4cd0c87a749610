import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import express from 'express';
import type { PaymentStatus } from '../../subgraphs/netherlands/domain/payments/reading.ts';
import { type MollieSimulator, startMollieSimulator } from '../../subgraphs/netherlands/outside/mollie/simulator.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import { accountHolder, openNetherlands, REFUSED, type TestNetherlands } from './netherlands.ts';
import { theSubscriber } from './subscriber.ts';

export interface TestPayments extends TestNetherlands {
  readonly mollie: MollieSimulator;
  /** Where the provider's news comes in. */
  readonly webhook: string;
  readonly settings: SettingSource;
}

/** The Netherlands with a simulated Mollie that knows where to tell its news. They share the clock. */
export async function openPaidNetherlands(settings: SettingSource = {}): Promise<TestPayments> {
  let opened: TestNetherlands | undefined;
  const mollie = await startMollieSimulator({ clock: () => opened?.clock.now() ?? new Date() });
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const online = { NETHERLANDS_MOLLIE_URL: mollie.origin, NETHERLANDS_MOLLIE_KEY: mollie.key, PUBLIC_URL: publicUrl };
  const all = { ...online, ...settings };
  const netherlands = await openNetherlands(all);
  opened = netherlands;
  for (const { path, router } of netherlands.subgraph.pages ?? []) app.use(path, router);
  return {
    ...netherlands,
    mollie,
    settings: all,
    webhook: `${publicUrl}/payments/webhook`,
    async close() {
      server.close();
      server.closeAllConnections();
      await netherlands.close();
      await mollie.close();
    },
  };
}

/** Somebody with an active login account, made without the work of a password. */
export async function newHolder(on: TestNetherlands, name = 'rjansen66'): Promise<Caller> {
  const [{ id }] = await on.rows(
    `INSERT INTO login_account (id, state, username, email, generation, email_confirmed_at, password_hash, created_at)
     VALUES (gen_random_uuid(), 'ACTIVE', $1, $1 || '@example.nl', 1, $2, '$argon2id$none', $2) RETURNING id`,
    [name, on.clock.now()],
  );
  return accountHolder(id, Math.floor(on.clock.now().getTime() / 1_000));
}

export const SUBSCRIBE = `mutation Subscribe($input: SubscribeOnlineInput!) {
  subscribeOnline(input: $input) {
    __typename
    ... on OnlineSubscription {
      membership {
        id status subscriptionStatus channel since through openBalance { amount } library { code }
        entitlement { eBooks audiobooks physicalLending physicalCard }
      }
      feeStatement { name age expiryMonth balance { amount currency } branchCode }
    }
    ${REFUSED}
  }
}`;

export async function subscribe(on: TestNetherlands, as: Caller, input: object = theSubscriber()) {
  return (await on.run(SUBSCRIBE, { input }, as))['subscribeOnline'];
}

const PAYMENT = `id state checkoutUrl paidAt amount { amount currency }
  lines { outcome amount { amount } membership { id subscriptionStatus } }`;
export const PAY = `mutation Pay($input: PayOnlineInput!) {
  payOnline(input: $input) { __typename ... on LibraryPayment { ${PAYMENT} } ${REFUSED} }
}`;

let keys = 0;
export function newKey(): string {
  keys += 1;
  return `payment-key-${keys}`;
}

export async function pay(
  on: TestNetherlands,
  as: Caller,
  membershipIds: readonly string[],
  idempotencyKey = newKey(),
) {
  return (await on.run(PAY, { input: { idempotencyKey, membershipIds } }, as))['payOnline'];
}

export const RECEIVE = `mutation Receive($input: ReceivePaymentAtDeskInput!) {
  receivePaymentAtDesk(input: $input) { __typename ... on LibraryPayment { ${PAYMENT} } ${REFUSED} }
}`;

export async function paymentOf(on: TestNetherlands, as: Caller, id: string) {
  return (await on.run(`query ($id: ID!) { onlinePayment(id: $id) { ${PAYMENT} } }`, { id }, as))['onlinePayment'];
}

/** The newest payment that Mollie knows. */
export function newest({ mollie }: TestPayments) {
  const payment = [...mollie.account.payments.values()].at(-1);
  if (!payment) throw new Error('Mollie knows no payment');
  return payment;
}

/** What whoever pays chooses on Mollie's page: Mollie tells the webhook. */
export async function choose(on: TestPayments, status: PaymentStatus, payment = newest(on)): Promise<void> {
  await on.mollie.settle(payment, status);
}

export async function post(on: TestPayments, body: Record<string, string>): Promise<number> {
  return (await fetch(on.webhook, { method: 'POST', body: new URLSearchParams(body) })).status;
}

/** Runs what is done for payments when nobody asks. */
export async function sweepPayments({ subgraph }: TestNetherlands, ...names: string[]): Promise<number> {
  let swept = 0;
  for (const sweep of subgraph.sweeps) {
    const isOne = ['reconcilePayments', 'sendRefunds', 'cancelUnpaid'].includes(sweep.name);
    if (isOne && (names.length === 0 || names.includes(sweep.name))) swept += await sweep.run();
  }
  return swept;
}

export async function statusOf(on: TestNetherlands, subscriptionId: string): Promise<string> {
  return (await on.rows('SELECT status FROM subscription WHERE id = $1', [subscriptionId]))[0].status;
}

/** Every cent that was paid is with a subscription or on its way back, and a subscription has no cent from elsewhere. */
export async function expectBalanced(on: TestNetherlands): Promise<void> {
  const [sums] = await on.rows(
    `SELECT (SELECT coalesce(sum(amount_cents), 0)::int FROM payment WHERE state = 'PAID') AS paid,
       (SELECT coalesce(sum(l.cents), 0)::int FROM payment_line l JOIN payment p ON p.id = payment_id WHERE state = 'PAID') AS lines,
       (SELECT coalesce(sum(cents), 0)::int FROM payment_line WHERE outcome = 'SETTLED') AS settled,
       (SELECT coalesce(sum(cents), 0)::int FROM payment_line WHERE outcome = 'REFUNDED') AS refunded,
       (SELECT coalesce(sum(cents), 0)::int FROM refund) AS refunds`,
  );
  expect(sums).toMatchObject({ paid: sums.settled + sums.refunds, lines: sums.paid, refunds: sums.refunded });
  const wrong = await on.rows(
    `SELECT s.id FROM subscription s WHERE settled_cents <> coalesce(
       (SELECT sum(cents) FROM payment_line l WHERE l.subscription_id = s.id AND outcome = 'SETTLED'), 0)`,
  );
  const undecided = await on.rows(
    `SELECT l.id FROM payment_line l JOIN payment p ON p.id = l.payment_id WHERE (p.state = 'PAID') <> (outcome IS NOT NULL)`,
  );
  expect([wrong, undecided]).toEqual([[], []]);
}

/** What was paid at Mollie is what the ledger says, and so is what went back. */
export async function expectSameAsMollie(on: TestPayments): Promise<void> {
  const payments = [...on.mollie.account.payments.values()];
  const paid = payments.filter(({ status }) => status === 'PAID').reduce((sum, one) => sum + one.amountCents, 0);
  const back = payments.flatMap(({ refunds }) => refunds).reduce((sum, one) => sum + one.amountCents, 0);
  const [ledger] = await on.rows(
    `SELECT (SELECT coalesce(sum(amount_cents), 0)::int FROM payment WHERE state = 'PAID' AND method = 'MOLLIE') AS paid,
       (SELECT coalesce(sum(cents), 0)::int FROM refund WHERE provider_refund_id IS NOT NULL) AS back`,
  );
  expect(ledger).toEqual({ paid, back });
}
