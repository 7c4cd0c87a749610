import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExecutionSlots } from '../../gateway/overload/executionSlots.ts';
import { type Bookshop, openBookshop } from '../support/bookshop.ts';

let shop: Bookshop;
beforeAll(async () => {
  shop = await openBookshop();
});
afterAll(() => shop.close());

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

describe('more operations than can be carried out', () => {
  test('wait, up to a number and a time, and are then told to come back; probes are answered all the while', async () => {
    const gateway = await shop.open({
      ...{ OPERATIONS_AT_ONCE: '1', MOST_OPERATIONS_AT_ONCE: '2', OPERATIONS_WAITING: '1', OPERATIONS_WAIT_MS: '1000' },
    });
    // Equal calls in flight are one: these are not equal.
    const running = [gateway.ask('{ slow(at: 1) }'), gateway.ask('{ slow(at: 2) }')];
    await until(() => shop.held() === 2);
    const waiting = gateway.ask('{ hello }');
    const refused = [await gateway.ask('{ hello }'), await gateway.ask('{ hello }')];
    const overload = { code: 'OVERLOADED', retryAfter: 1 };
    // Either of the three may have come first.
    const all = [...refused, await waiting];
    expect(all.map(({ status, body }) => [status, body.errors[0].extensions])).toEqual(all.map(() => [503, overload]));
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
    const told = await fetch(`${gateway.url}/graphql`, {
      ...{ method: 'POST', body: '{"query":"{ hello }"}', headers: { 'content-type': 'application/json' } },
    });
    expect([told.status, told.headers.get('retry-after')]).toEqual([503, '1']);
    expect(gateway.answered.map(({ refusedBy }) => refusedBy)).toEqual(['slots', 'slots', 'slots', 'slots']);
    shop.release();
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await gateway.ask('{ hello }')).status).toBe(200);
  });

  test('are answered as far as there are places and a queue, and the rest at once', async () => {
    const gateway = await shop.open({
      ...{
        OPERATIONS_AT_ONCE: '2',
        MOST_OPERATIONS_AT_ONCE: '4',
        OPERATIONS_WAITING: '20',
        OPERATIONS_WAIT_MS: '20000',
      },
    });
    const statuses: number[] = [];
    const all = Array.from({ length: 80 }, (_, at) =>
      gateway.ask(`{ slow(at: ${at}) }`).then(({ status }) => statuses.push(status)),
    );
    await until(() => statuses.length === 56 && shop.held() === 4);
    expect(new Set(statuses)).toEqual(new Set([503]));
    while (statuses.length < 80) {
      shop.release();
      await new Promise((resolve) => setImmediate(resolve));
      expect(shop.held()).toBeLessThanOrEqual(4);
    }
    await Promise.all(all);
    expect(statuses.filter((status) => status === 200)).toHaveLength(24);
  });

  test('that were refused before they were carried out take no place', async () => {
    const gateway = await shop.open({ OPERATIONS_AT_ONCE: '1', MOST_OPERATIONS_AT_ONCE: '1', OPERATIONS_WAITING: '0' });
    for (const query of ['{ hello', '{ goodbye }', `{ ${'hello '.repeat(20)} }`, 'subscription { hello }'])
      expect((await gateway.ask(query)).status).toBe(400);
    expect((await gateway.ask('{ hello }')).status).toBe(200);
  });
});

test('[A52] a connection on which nothing moves is closed', async () => {
  const [hasty, patient] = [await shop.open({ STALLED_CONNECTION_MS: '1000' }), await shop.open()];
  const waiting = patient.ask('{ slow(at: 900) }');
  await until(() => shop.held() === 1);
  await expect(hasty.ask('{ slow(at: 901) }')).rejects.toThrow();
  shop.release();
  expect((await waiting).status).toBe(200);
});

describe('places for operations', () => {
  const settings = { atOnce: 1, most: 3, waiting: 10, patienceMs: 10_000 };
  const staying = new AbortController().signal;

  test('beyond the first are given one in a turn of the event loop, up to the most', async () => {
    const slots = new ExecutionSlots(settings);
    let entered = 0;
    const enter = () =>
      slots.enter(staying).then(() => {
        entered += 1;
      });
    const all = Array.from({ length: 5 }, enter);
    await Promise.resolve().then(() => undefined);
    expect(entered).toBe(1);
    await until(() => entered === 3);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(entered).toBe(3);
    slots.leave();
    slots.leave();
    await Promise.all(all);
    expect(entered).toBe(5);
  });

  test('are given in the order of coming, and not to whoever went away', async () => {
    const slots = new ExecutionSlots({ ...settings, most: 1 });
    const leaving = new AbortController();
    const order: string[] = [];
    await slots.enter(staying);
    const gone = slots.enter(leaving.signal).catch(() => order.push('gone'));
    const others = ['second', 'third'].map((name) => slots.enter(staying).then(() => order.push(name)));
    leaving.abort();
    await gone;
    slots.leave();
    slots.leave();
    await Promise.all(others);
    expect(order).toEqual(['gone', 'second', 'third']);
  });

  test('are waited for as long as patience lasts, each from when it came', async () => {
    const slots = new ExecutionSlots({ ...settings, most: 1, patienceMs: 60 });
    await slots.enter(staying);
    const begun = performance.now();
    const waited = async () =>
      slots.enter(staying).then(
        () => 0,
        () => performance.now() - begun,
      );
    const first = waited();
    await new Promise((resolve) => setTimeout(resolve, 30));
    const [one, other] = await Promise.all([first, waited()]);
    expect([one >= 59, other >= 88]).toEqual([true, true]);
    slots.leave();
    await slots.enter(staying);
  });
});
