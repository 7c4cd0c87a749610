import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AskedCall } from '../../../gateway/calls/subgraphLine.ts';
import { FAULTS, type Fault, passOn } from '../../support/chaosProxy.ts';
import { ANSWER, outcomeOf, TestLine } from './testLine.ts';

let on: TestLine;
beforeAll(async () => {
  on = await TestLine.open();
});
afterAll(() => on.close());
beforeEach(() => on.renew());

const read = (change: Partial<AskedCall> = {}) => on.read(change);
const write = (change: Partial<AskedCall> = {}) => on.read({ isRead: false, ...change });
/** As a server that has closed what lay idle, when the next call is on its way already. */
const answersOnce: Fault = (client, request, target) => {
  passOn(client, request, target);
  client.once('data', () => client.destroy());
};
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
    expect(await on.ask(read())).toBe(ANSWER);
    expect(on.heard.map(({ assertion }) => assertion)).toEqual(['2']);
    expect(on.told).toEqual([['norway', 'answered']]);
  });

  test('twice is the end of it', async () => {
    failsFirst(2);
    expect(await outcomeOf(on.ask(read()))).toBe('unreachable');
    expect([on.proxy.connections, on.heard.length]).toEqual([2, 0]);
  });

  test('is the end of a mutation, which nobody knows the fate of', async () => {
    failsFirst(1);
    expect(await outcomeOf(on.ask(write()))).toBe('unreachable');
    expect([on.proxy.connections, on.heard.length]).toEqual([1, 0]);
  });

  test('in the middle of an answer is the end of a read too', async () => {
    on.listener = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' });
      response.write('{"data":', () => setImmediate(() => response.destroy()));
    };
    expect(await outcomeOf(on.ask(read()))).toBe('unreachable');
    expect(on.heard).toHaveLength(1);
  });
});

test('reads go over a connection that is kept, and each mutation over one of its own', async () => {
  for (let left = 6; left > 0; left -= 1) await on.ask(read());
  const kept = on.proxy.connections;
  expect(kept).toBeLessThan(3);
  for (let left = 6; left > 0; left -= 1) await on.ask(write());
  expect(on.proxy.connections).toBe(kept + 6);
});

test('a read is sent once more over a new connection, not over the next one that lay idle', async () => {
  on.proxy.become(answersOnce);
  await Promise.all([on.ask(read()), on.ask(read({ body: '{}' }))]);
  expect(on.proxy.connections).toBe(2);
  expect(await outcomeOf(on.ask(read()))).toBe('answered');
  expect(on.proxy.connections).toBe(3);
});

test.each(['speaks another protocol', 'has endless headers'])('a server that %s is not asked again', async (fault) => {
  on.proxy.become(FAULTS[fault]);
  expect(await outcomeOf(on.ask(read()))).toBe('unusable');
  expect(on.proxy.connections).toBe(1);
});

test('a call that is given up while it waits for its connection is never sent', async () => {
  const gone = new AbortController();
  const asked = outcomeOf(on.ask(read({ signal: gone.signal })));
  gone.abort();
  expect(await asked).toBe('abandoned');
  expect(await on.ask(read({ body: '{}' }))).toBe(ANSWER);
  expect(on.heard.map(({ body }) => body)).toEqual(['{}']);
});
