import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AskedCall } from '../../../gateway/calls/subgraphLine.ts';
import { passOn } from '../../support/chaosProxy.ts';
import { ANSWER, answer, MOST, outcomeOf, TestLine } from './testLine.ts';

let on: TestLine;
beforeAll(async () => {
  on = await TestLine.open();
});
afterAll(() => on.close());
beforeEach(() => on.renew());

const read = (change: Partial<AskedCall> = {}) => on.read(change);
const write = (change: Partial<AskedCall> = {}) => on.read({ isRead: false, ...change });
/** Breaks the connection of the first calls, before a byte is answered. */
const failsFirst = (times: number) => {
  let left = times;
  on.proxy.become((client, request, target) => {
    left -= 1;
    if (left >= 0) client.destroy();
    else passOn(client, request, target);
  });
};

describe('a connection that fails before a byte was answered', () => {
  test('costs a read nothing: it is sent once more, with an assertion of its own', async () => {
    failsFirst(1);
    expect(await on.line.ask(read())).toBe(ANSWER);
    expect(on.heard.map(({ assertion }) => assertion)).toEqual(['2']);
    expect(on.told).toEqual([['norway', 'answered']]);
  });

  test('twice is the end of it', async () => {
    failsFirst(2);
    expect(await outcomeOf(on.line.ask(read()))).toBe('unreachable');
    expect([on.proxy.connections, on.heard.length]).toEqual([2, 0]);
  });

  test('is the end of a mutation, which nobody knows the fate of', async () => {
    failsFirst(1);
    expect(await outcomeOf(on.line.ask(write()))).toBe('unreachable');
    expect([on.proxy.connections, on.heard.length]).toEqual([1, 0]);
  });

  test('in the middle of an answer is the end of a read too', async () => {
    on.listener = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' });
      response.write('{"data":', () => setImmediate(() => response.destroy()));
    };
    expect(await outcomeOf(on.line.ask(read()))).toBe('unreachable');
    expect(on.heard).toHaveLength(1);
  });

  test('does not make a silent read take twice its time', async () => {
    await on.renew({ timeoutMs: 500 });
    let isFirst = true;
    on.proxy.become((client) => {
      if (isFirst) setTimeout(() => client.destroy(), 300);
      isFirst = false;
    });
    const since = performance.now();
    expect(await outcomeOf(on.line.ask(read()))).toBe('timedOut');
    const took = performance.now() - since;
    expect([took > 498, took < 780]).toEqual([true, true]);
    expect(on.proxy.connections).toBe(2);
  });
});

test('reads go over a connection that is kept, and each mutation over one of its own', async () => {
  for (let left = 6; left > 0; left -= 1) await on.line.ask(read());
  const kept = on.proxy.connections;
  expect(kept).toBeLessThan(3);
  for (let left = 6; left > 0; left -= 1) await on.line.ask(write());
  expect(on.proxy.connections).toBe(kept + 6);
});

describe('an answer', () => {
  test.each([
    ['that is as large as it may be', { 'content-type': 'application/json' }, 200, MOST, 'answered'],
    ['a byte larger', { 'content-type': 'application/json' }, 200, MOST + 1, 'unusable'],
    ['of another content type', { 'content-type': 'text/html' }, 200, 9, 'unusable'],
    ['of a type that begins like JSON’s', { 'content-type': 'application/json-seq' }, 200, 9, 'unusable'],
    ['without a content type', {}, 200, 9, 'unusable'],
    ['with a character set', { 'content-type': 'application/json; charset=utf-8' }, 200, 9, 'answered'],
    ['of GraphQL’s own type', { 'content-type': 'application/graphql-response+json' }, 200, 9, 'answered'],
    ['with the status of a GraphQL error', { 'content-type': 'application/json' }, 400, 9, 'answered'],
    ['with 401', { 'content-type': 'application/json' }, 401, 9, 'unusable'],
    ['with 500', { 'content-type': 'application/json' }, 500, 9, 'unusable'],
    ['with 201', { 'content-type': 'application/json' }, 201, 9, 'unusable'],
    ['[A59] that sends elsewhere', { 'content-type': 'application/json', location: '/x' }, 307, 9, 'unusable'],
  ])('%s', async (_what, headers, status, bytes, outcome) => {
    on.listener = (_request, response) => void response.writeHead(status, headers).end(' '.repeat(bytes));
    expect(await outcomeOf(on.line.ask(read()))).toBe(outcome);
    expect(on.told).toEqual([['norway', outcome]]);
    expect(on.heard).toHaveLength(1);
  });
});

describe('equal reads under way', () => {
  beforeEach(() => on.hold());

  test('are one call, and the next is another', async () => {
    const asked = [on.line.ask(read()), on.line.ask(read()), on.line.ask(read())];
    await on.untilHeard(1);
    on.release();
    expect(await Promise.all(asked)).toEqual([ANSWER, ANSWER, ANSWER]);
    expect(on.told).toHaveLength(1);
    on.listener = answer;
    await on.line.ask(read());
    expect(on.heard).toHaveLength(2);
  });

  test('are as many calls as there are askers or bodies, and mutations are never one', async () => {
    const asked = [read(), read({ asker: 'another' }), read({ body: '{}' }), write(), write()];
    const answers = asked.map((one) => on.line.ask(one));
    await on.untilHeard(5);
    on.release();
    await Promise.all(answers);
    expect(on.heard).toHaveLength(5);
  });

  test('fail together', async () => {
    const asked = [on.line.ask(read()), on.line.ask(read())].map(outcomeOf);
    await on.untilHeard(1);
    for (const [, response] of on.held.splice(0)) response.writeHead(500).end();
    expect(await Promise.all(asked)).toEqual(['unusable', 'unusable']);
  });

  test('are given up when the last of those who wait has gone', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [one, other].map(({ signal }) => outcomeOf(on.line.ask(read({ signal }))));
    await on.untilHeard(1);
    one.abort();
    expect(on.told).toEqual([]);
    const third = on.line.ask(read());
    other.abort();
    on.release();
    expect(await third).toBe(ANSWER);
    expect(await Promise.all(asked)).toEqual(['answered', 'answered']);
    on.hold();
    const last = new AbortController();
    const alone = outcomeOf(on.line.ask(read({ signal: last.signal })));
    await on.untilHeard(2);
    const closed = new Promise((resolve) => on.held[0]?.[0].socket.once('close', resolve));
    last.abort();
    expect(await alone).toBe('abandoned');
    await closed;
    expect(on.told.at(-1)).toEqual(['norway', 'abandoned']);
    on.held.splice(0);
  });

  test('a mutation is carried out though its client goes away', async () => {
    const gone = new AbortController();
    const asked = on.line.ask(write({ signal: gone.signal }));
    await on.untilHeard(1);
    gone.abort();
    on.release();
    expect(await asked).toBe(ANSWER);
  });

  test('a client that has gone already asks nothing', async () => {
    expect(await outcomeOf(on.line.ask(read({ signal: AbortSignal.abort() })))).toBe('abandoned');
    expect(on.heard).toHaveLength(0);
  });
});

describe('after failures in a row', () => {
  const fail = async (times: number) => {
    on.proxy.become((client) => void client.destroy());
    for (let left = times; left > 0; left -= 1) await outcomeOf(on.line.ask(write()));
  };

  test('calls are held back, but for one after each pause; an answer ends it', async () => {
    await on.renew({ failures: 3 });
    await fail(3);
    on.proxy.become();
    expect(await outcomeOf(on.line.ask(read()))).toBe('heldBack');
    expect(on.told.at(-1)).toEqual(['norway', 'heldBack']);
    expect(on.proxy.connections).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 70));
    const [first, second] = [on.line.ask(read()), on.line.ask(read({ body: '{}' }))].map(outcomeOf);
    expect([await first, await second]).toEqual(['answered', 'heldBack']);
    expect(await outcomeOf(on.line.ask(read()))).toBe('answered');
  });

  test('one fewer, or an answer between, holds nothing back', async () => {
    await on.renew({ failures: 3 });
    await fail(2);
    on.proxy.become();
    expect(await outcomeOf(on.line.ask(read()))).toBe('answered');
    await fail(2);
    on.proxy.become();
    expect(await outcomeOf(on.line.ask(read()))).toBe('answered');
  });

  test('what came at once, or was given up, is no failure', async () => {
    await on.renew({ failures: 2 });
    on.listener = (_request, response) => void response.writeHead(500).end();
    for (let left = 4; left > 0; left -= 1) expect(await outcomeOf(on.line.ask(read()))).toBe('unusable');
  });
});
