import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { netherlands as country } from '../../../subgraphs/netherlands/main.ts';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import type { Database } from '../../../subgraphs/shared/runtime/database.ts';
import { openLog } from '../../../subgraphs/shared/runtime/log.ts';
import type { Subgraph } from '../../../subgraphs/shared/runtime/subgraph.ts';
import { killedInTheMiddle } from '../../support/killedInTheMiddle.ts';
import { NETHERLANDS_SETTINGS } from '../../support/netherlands.ts';
import {
  choose,
  expectBalanced,
  expectSameAsMollie,
  newest,
  newKey,
  openPaidNetherlands,
  PAY,
  pay,
  post,
  statusOf,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';
import { aSubscriber } from './aSubscriber.ts';

let netherlands: TestPayments;
let holder: Caller;
let membership: { id: string };
beforeAll(async () => {
  netherlands = await openPaidNetherlands();
});
afterAll(() => netherlands.close());

beforeEach(async () => {
  ({ holder, membership } = await aSubscriber(netherlands));
});

type When = 'before it' | 'before its commit' | 'after its commit';

/**
 * Another process of the same server that dies at its nth transaction from now on: what it was doing is rolled back or
 * committed, and it does nothing more. To the database and the provider that is what a killed one looks like.
 */
async function dyingAt(transaction: number, when: When): Promise<Subgraph> {
  let count = 0;
  let isDead = false;
  const die = () => {
    isDead = true;
    throw new Error('killed');
  };
  const database: Database = {
    ...netherlands.database,
    async transaction(work, scope) {
      count += 1;
      const isIt = count === transaction;
      if (isDead || (isIt && when === 'before it')) return die();
      const result = await netherlands.database.transaction(async (tx) => {
        const done = await work(tx);
        return isIt && when === 'before its commit' ? die() : done;
      }, scope);
      return isIt && when === 'after its commit' ? die() : result;
    },
  };
  const settings = { ...NETHERLANDS_SETTINGS, ...netherlands.settings };
  return country.open({ settings, database, log: openLog('killed', 'silent'), now: netherlands.clock.now });
}

const points = (transactions: number) =>
  Array.from({ length: transactions }, (_, at) => at + 1).flatMap((transaction) =>
    (['before it', 'before its commit', 'after its commit'] as const).map((when) => [transaction, when] as const),
  );

const isMemberOnce = async () => {
  expect(await statusOf(netherlands, membership.id)).toBe('NORMAL');
  const passes = await netherlands.rows(
    'SELECT FROM pass WHERE customer_id = (SELECT customer_id FROM subscription WHERE id = $1)',
    [membership.id],
  );
  expect(passes).toHaveLength(1);
  await expectBalanced(netherlands);
  await expectSameAsMollie(netherlands);
};

describe('[A71] killed while a payment is begun', () => {
  // Asks for what is open; ours alone; the provider's.
  test.each(points(3))('at transaction %i, %s: the same key goes on, with one payment', async (transaction, when) => {
    const dying = await dyingAt(transaction, when);
    const key = newKey();
    const variableValues = { input: { idempotencyKey: key, membershipIds: [membership.id] } };
    const contextValue = dying.contextFor(holder, 'en', 'home');
    const { errors } = await graphql({ schema: dying.schema, source: PAY, variableValues, contextValue });
    expect(errors).toHaveLength(1);
    await dying.close();
    const before = netherlands.mollie.account.payments.size;
    const payment = await pay(netherlands, holder, [membership.id], key);
    expect([payment.state, payment.checkoutUrl]).toEqual([
      'OPEN',
      `${netherlands.mollie.origin}/checkout/${newest(netherlands).id}`,
    ]);
    const ofThis = [...netherlands.mollie.account.payments.values()].filter(
      ({ metadata }) => (metadata as { reference: string }).reference === payment.id,
    );
    expect(ofThis).toHaveLength(1);
    expect(netherlands.mollie.account.payments.size - before).toBeLessThanOrEqual(1);
    await choose(netherlands, 'PAID');
    await isMemberOnce();
  });
});

describe('[A71] killed when the payment is paid', () => {
  // Kept that there is news; settled.
  test.each(points(2))('by news, at transaction %i, %s: the sweep finds it', async (transaction, when) => {
    await pay(netherlands, holder, [membership.id]);
    newest(netherlands).status = 'PAID';
    const dying = await dyingAt(transaction, when);
    await hear(dying, newest(netherlands).id);
    await dying.close();
    netherlands.clock.advance(60_000);
    await sweepPayments(netherlands);
    await isMemberOnce();
  });

  test.each(points(2))(
    'while it is asked for, at transaction %i, %s: the next sweep finds it',
    async (transaction, when) => {
      await pay(netherlands, holder, [membership.id]);
      newest(netherlands).status = 'PAID';
      netherlands.clock.advance(60_000);
      const dying = await dyingAt(transaction, when);
      await expect(dying.sweeps.find(({ name }) => name === 'reconcilePayments')?.run()).rejects.toThrow('killed');
      await dying.close();
      netherlands.clock.advance(60_000);
      await sweepPayments(netherlands);
      await isMemberOnce();
    },
  );

  test.each(['pass', 'payment_line', 'subscription', 'synchronisation'])(
    'with its connection cut at %s: all of it or nothing',
    async (table) => {
      await pay(netherlands, holder, [membership.id]);
      newest(netherlands).status = 'PAID';
      await killedInTheMiddle(netherlands, table, () => post(netherlands, { id: newest(netherlands).id }));
      expect(await statusOf(netherlands, membership.id)).toBe('AWAITING_PAYMENT');
      netherlands.clock.advance(60_000);
      await sweepPayments(netherlands);
      await isMemberOnce();
    },
  );
});

describe('[A71] killed while money goes back', () => {
  // Due again later; said to be sent.
  test.each(points(2))('at transaction %i, %s: it goes back once', async (transaction, when) => {
    await pay(netherlands, holder, [membership.id]);
    await netherlands.rows(`UPDATE subscription SET status = 'CANCELLED', cancelled_on = since WHERE id = $1`, [
      membership.id,
    ]);
    await choose(netherlands, 'PAID');
    const dying = await dyingAt(transaction, when);
    await expect(dying.sweeps.find(({ name }) => name === 'sendRefunds')?.run()).rejects.toThrow('killed');
    await dying.close();
    netherlands.clock.advance(7_200_000);
    await sweepPayments(netherlands, 'sendRefunds');
    expect(newest(netherlands).refunds).toHaveLength(1);
    await expectBalanced(netherlands);
    await expectSameAsMollie(netherlands);
  });
});

async function hear(subgraph: Subgraph, id: string): Promise<void> {
  const { default: express } = await import('express');
  const app = express();
  for (const { path, router } of subgraph.pages ?? []) app.use(path, router);
  app.use(
    ((_error, _request, response, _next) => void response.status(500).end()) as import('express').ErrorRequestHandler,
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const address = `http://127.0.0.1:${port}/payments/webhook`;
  await fetch(address, { method: 'POST', body: new URLSearchParams({ id }) });
  server.close();
  server.closeAllConnections();
}
