import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { keepAliveTransport } from '../../../gateway/calls/keepAliveTransport.ts';
import { type AskedCall, SubgraphLine } from '../../../gateway/calls/subgraphLine.ts';
import { type ChaosProxy, chaosProxy, passOn } from '../../support/chaosProxy.ts';

const ANSWER = '{"data":{"x":1}}';
const MOST = 1_000;

let server: Server;
let proxy: ChaosProxy;
let line: SubgraphLine;
let listener: RequestListener | undefined;
let heard: { body: string; assertion: string | undefined }[] = [];
let told: [string, string][] = [];
let sendings = 0;

const answer: RequestListener = (_request, response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    heard.push({ body, assertion: request.headers['x-assertion']?.toString() });
    (listener ?? answer)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await chaosProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  line = openLine();
  [listener, heard, told, sendings] = [undefined, [], [], 0];
});
afterEach(async () => {
  proxy.become();
  await line.close();
});

function openLine(failures = 0, timeoutMs = 5_000): SubgraphLine {
  const transport = keepAliveTransport({ endpoint: `${proxy.url}/graphql`, mostAnswerBytes: MOST, timeoutMs });
  return new SubgraphLine({
    ...{ name: 'norway', transport, timeoutMs, breaker: { failures, pauseMs: 60 } },
    observer: { subgraphCalled: (subgraph, outcome) => void told.push([subgraph, outcome]) },
  });
}

const read = (change: Partial<AskedCall> = {}): AskedCall => ({
  body: '{"query":"{x}"}',
  isRead: true,
  asker: 'somebody',
  headers() {
    sendings += 1;
    return { 'content-type': 'application/json', 'x-assertion': String(sendings) };
  },
  ...change,
});
const write = (change: Partial<AskedCall> = {}) => read({ isRead: false, ...change });
const outcomeOf = (asking: Promise<string>) =>
  asking.then(
    () => 'answered',
    (fault) => fault.outcome,
  );
/** Breaks the connection of the first calls, before a byte is answered. */
const failsFirst = (times: number) => {
  let left = times;
  proxy.become((client, request, target) => {
    left -= 1;
    if (left >= 0) client.destroy();
    else passOn(client, request, target);
  });
};

describe('a connection that fails before a byte was answered', () => {
  test('costs a read nothing: it is sent once more, with an assertion of its own', async () => {
    failsFirst(1);
    expect(await line.ask(read())).toBe(ANSWER);
    expect(heard.map(({ assertion }) => assertion)).toEqual(['2']);
    expect(told).toEqual([['norway', 'answered']]);
  });

  test('twice is the end of it', async () => {
    failsFirst(2);
    expect(await outcomeOf(line.ask(read()))).toBe('unreachable');
    expect([proxy.connections, heard.length]).toEqual([2, 0]);
  });

  test('is the end of a mutation, which nobody knows the fate of', async () => {
    failsFirst(1);
    expect(await outcomeOf(line.ask(write()))).toBe('unreachable');
    expect([proxy.connections, heard.length]).toEqual([1, 0]);
  });

  test('in the middle of an answer is the end of a read too', async () => {
    listener = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' });
      response.write('{"data":', () => setImmediate(() => response.destroy()));
    };
    expect(await outcomeOf(line.ask(read()))).toBe('unreachable');
    expect(heard).toHaveLength(1);
  });

  test('does not make a silent read take twice its time', async () => {
    line = openLine(0, 150);
    let isFirst = true;
    proxy.become((client) => {
      if (isFirst) setTimeout(() => client.destroy(), 100);
      isFirst = false;
    });
    const since = performance.now();
    expect(await outcomeOf(line.ask(read()))).toBe('timedOut');
    expect(performance.now() - since).toBeGreaterThanOrEqual(149);
    expect(proxy.connections).toBe(2);
  });
});

test('reads go over a connection that is kept, and each mutation over one of its own', async () => {
  for (let left = 6; left > 0; left -= 1) await line.ask(read());
  const kept = proxy.connections;
  expect(kept).toBeLessThan(3);
  for (let left = 6; left > 0; left -= 1) await line.ask(write());
  expect(proxy.connections).toBe(kept + 6);
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
    listener = (_request, response) => void response.writeHead(status, headers).end(' '.repeat(bytes));
    expect(await outcomeOf(line.ask(read()))).toBe(outcome);
    expect(told).toEqual([['norway', outcome]]);
    expect(heard).toHaveLength(1);
  });
});

describe('equal reads under way', () => {
  const held: Parameters<RequestListener>[] = [];
  const hold: RequestListener = (request, response) => void held.push([request, response]);
  const release = () => {
    for (const [request, response] of held.splice(0)) answer(request, response);
  };
  const untilHeard = async (count: number) => {
    while (heard.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  beforeEach(() => {
    listener = hold;
  });

  test('are one call, and the next is another', async () => {
    const asked = [line.ask(read()), line.ask(read()), line.ask(read())];
    await untilHeard(1);
    release();
    expect(await Promise.all(asked)).toEqual([ANSWER, ANSWER, ANSWER]);
    expect(told).toHaveLength(1);
    listener = answer;
    await line.ask(read());
    expect(heard).toHaveLength(2);
  });

  test('are as many calls as there are askers or bodies, and mutations are never one', async () => {
    const asked = [read(), read({ asker: 'another' }), read({ body: '{}' }), write(), write()];
    const answers = asked.map((one) => line.ask(one));
    await untilHeard(5);
    release();
    await Promise.all(answers);
    expect(heard).toHaveLength(5);
  });

  test('fail together', async () => {
    const asked = [line.ask(read()), line.ask(read())].map(outcomeOf);
    await untilHeard(1);
    for (const [, response] of held.splice(0)) response.writeHead(500).end();
    expect(await Promise.all(asked)).toEqual(['unusable', 'unusable']);
  });

  test('are given up when the last of those who wait has gone', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [one, other].map(({ signal }) => outcomeOf(line.ask(read({ signal }))));
    await untilHeard(1);
    one.abort();
    expect(told).toEqual([]);
    const third = line.ask(read());
    other.abort();
    release();
    expect(await third).toBe(ANSWER);
    expect(await Promise.all(asked)).toEqual(['answered', 'answered']);
    listener = hold;
    const last = new AbortController();
    const alone = outcomeOf(line.ask(read({ signal: last.signal })));
    await untilHeard(2);
    const closed = new Promise((resolve) => held[0]?.[0].socket.once('close', resolve));
    last.abort();
    expect(await alone).toBe('abandoned');
    await closed;
    expect(told.at(-1)).toEqual(['norway', 'abandoned']);
    held.splice(0);
  });

  test('a mutation is carried out though its client goes away', async () => {
    const gone = new AbortController();
    const asked = line.ask(write({ signal: gone.signal }));
    await untilHeard(1);
    gone.abort();
    release();
    expect(await asked).toBe(ANSWER);
  });

  test('a client that has gone already asks nothing', async () => {
    expect(await outcomeOf(line.ask(read({ signal: AbortSignal.abort() })))).toBe('abandoned');
    expect(heard).toHaveLength(0);
  });
});

describe('after failures in a row', () => {
  const fail = async (times: number) => {
    proxy.become((client) => void client.destroy());
    for (let left = times; left > 0; left -= 1) await outcomeOf(line.ask(write()));
  };

  test('calls are held back, but for one after each pause; an answer ends it', async () => {
    line = openLine(3);
    await fail(3);
    proxy.become();
    expect(await outcomeOf(line.ask(read()))).toBe('heldBack');
    expect(told.at(-1)).toEqual(['norway', 'heldBack']);
    expect(proxy.connections).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 70));
    const [first, second] = [line.ask(read()), line.ask(read({ body: '{}' }))].map(outcomeOf);
    expect([await first, await second]).toEqual(['answered', 'heldBack']);
    expect(await outcomeOf(line.ask(read()))).toBe('answered');
  });

  test('one fewer, or an answer between, holds nothing back', async () => {
    line = openLine(3);
    await fail(2);
    proxy.become();
    expect(await outcomeOf(line.ask(read()))).toBe('answered');
    await fail(2);
    proxy.become();
    expect(await outcomeOf(line.ask(read()))).toBe('answered');
  });

  test('what came at once, or was given up, is no failure', async () => {
    line = openLine(2);
    listener = (_request, response) => void response.writeHead(500).end();
    for (let left = 4; left > 0; left -= 1) expect(await outcomeOf(line.ask(read()))).toBe('unusable');
  });
});
