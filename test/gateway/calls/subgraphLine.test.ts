import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AskedCall } from '../../../gateway/calls/subgraphLine.ts';
import { ANSWER, answer, MOST, outcomeOf, TestLine } from './testLine.ts';

let on: TestLine;
beforeAll(async () => {
  on = await TestLine.open();
});
afterAll(() => on.close());
beforeEach(() => on.renew());

const read = (change: Partial<AskedCall> = {}) => on.read(change);
const write = (change: Partial<AskedCall> = {}) => on.read({ isRead: false, ...change });
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
    expect(await outcomeOf(on.ask(read()))).toBe(outcome);
    expect(on.told).toEqual([['norway', outcome]]);
    expect(on.heard).toHaveLength(1);
  });
});

describe('equal reads under way', () => {
  beforeEach(() => on.hold());

  test('are one call, and the next is another', async () => {
    const asked = [on.ask(read()), on.ask(read()), on.ask(read())];
    await on.untilHeard(1);
    on.release();
    expect(await Promise.all(asked)).toEqual([ANSWER, ANSWER, ANSWER]);
    expect(on.told).toHaveLength(1);
    on.listener = answer;
    await on.ask(read());
    expect(on.heard).toHaveLength(2);
  });

  test('are as many calls as there are askers or bodies, and mutations are never one', async () => {
    const asked = [read(), read({ asker: 'another' }), read({ body: '{}' }), write(), write()];
    const answers = asked.map((one) => on.ask(one));
    await on.untilHeard(5);
    on.release();
    await Promise.all(answers);
    expect(on.heard).toHaveLength(5);
  });

  test.each([200, 500])('are two where something was changed between them, well or not: %d', async (status) => {
    const before = on.ask(read());
    await on.untilHeard(1);
    on.listener = (request, response) =>
      status === 200 ? answer(request, response) : void response.writeHead(status).end();
    await outcomeOf(on.ask(write()));
    on.hold();
    const after = [on.ask(read()), on.ask(read())];
    await on.untilHeard(3);
    on.release();
    await Promise.all([before, ...after]);
    expect(on.heard).toHaveLength(3);
  });

  test('fail together', async () => {
    const asked = [on.ask(read()), on.ask(read())].map(outcomeOf);
    await on.untilHeard(1);
    for (const [, response] of on.held.splice(0)) response.writeHead(500).end();
    expect(await Promise.all(asked)).toEqual(['unusable', 'unusable']);
  });

  test('are given up when the last of those who wait has gone', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [one, other].map(({ signal }) => outcomeOf(on.ask(read({ signal }))));
    await on.untilHeard(1);
    one.abort();
    expect(on.told).toEqual([]);
    const third = on.ask(read());
    other.abort();
    on.release();
    expect(await third).toBe(ANSWER);
    expect(await Promise.all(asked)).toEqual(['answered', 'answered']);
    on.hold();
    const last = new AbortController();
    const alone = outcomeOf(on.ask(read({ signal: last.signal })));
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
    const asked = on.ask(write({ signal: gone.signal }));
    await on.untilHeard(1);
    gone.abort();
    on.release();
    expect(await asked).toBe(ANSWER);
  });

  test('a client that has gone already asks nothing', async () => {
    expect(await outcomeOf(on.ask(read({ signal: AbortSignal.abort() })))).toBe('abandoned');
    expect(on.heard).toHaveLength(0);
  });
});

describe('after failures in a row', () => {
  const fail = async (times: number) => {
    on.proxy.become((client) => void client.destroy());
    for (let left = times; left > 0; left -= 1) await outcomeOf(on.ask(write()));
  };

  test('calls are held back, but for one after each pause; an answer ends it', async () => {
    await on.renew({ failures: 3 });
    await fail(3);
    on.proxy.become();
    expect(await outcomeOf(on.ask(read()))).toBe('heldBack');
    expect(on.told.at(-1)).toEqual(['norway', 'heldBack']);
    expect(on.proxy.connections).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 510));
    const [first, second] = [on.ask(read()), on.ask(read({ body: '{}' }))].map(outcomeOf);
    expect([await first, await second]).toEqual(['answered', 'heldBack']);
    expect(await outcomeOf(on.ask(read()))).toBe('answered');
  });

  test('one fewer, or an answer between, holds nothing back; an error page is an answer', async () => {
    await on.renew({ failures: 3 });
    for (const status of [200, 500, 200]) {
      await fail(2);
      on.proxy.become();
      on.listener = (_request, response) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(ANSWER);
      expect(await outcomeOf(on.ask(read()))).toBe(status === 200 ? 'answered' : 'unusable');
    }
  });

  test('what came at once is no failure; what did not come in time is', async () => {
    await on.renew({ failures: 2 });
    on.listener = (_request, response) => void response.writeHead(500).end();
    for (let left = 4; left > 0; left -= 1) expect(await outcomeOf(on.ask(read()))).toBe('unusable');
    await on.renew({ failures: 2, timeoutMs: 50 });
    on.hold();
    for (let left = 2; left > 0; left -= 1) expect(await outcomeOf(on.ask(read()))).toBe('timedOut');
    expect(await outcomeOf(on.ask(read()))).toBe('heldBack');
    on.held.splice(0);
  });

  test('what was given up says nothing: it neither fails nor ends the failures', async () => {
    await on.renew({ failures: 2 });
    const giveUp = async () => {
      on.proxy.become();
      on.hold();
      const gone = new AbortController();
      const asked = outcomeOf(on.ask(read({ signal: gone.signal })));
      await on.untilHeard(on.heard.length + 1);
      gone.abort();
      expect(await asked).toBe('abandoned');
      on.held.splice(0);
    };
    for (let left = 3; left > 0; left -= 1) await giveUp();
    await fail(1);
    await giveUp();
    await fail(1);
    expect(await outcomeOf(on.ask(read()))).toBe('heldBack');
  });
});
