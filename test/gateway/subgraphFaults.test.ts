import type { RequestListener } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Boats, startBoats } from '../support/boats.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

let runtime: RuntimeDatabase;
let boats: Boats;

beforeAll(async () => {
  runtime = await runtimeDatabase();
  boats = await startBoats(runtime.database, 400);
});
afterAll(async () => {
  await boats.close();
  await runtime.close();
});
afterEach(() => boats.replaceMotor(undefined));

const LEAKS = /280215|10\.0\.0\.1|127\.0\.0\.1|duplicate|node_modules|\.ts|stack|serviceName/;

describe('[A60] a subgraph that', () => {
  const json: RequestListener = (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' });

  test.each<[string, RequestListener]>([
    ['refuses the connection', (request) => void request.socket.destroy()],
    ['is silent', () => undefined],
    [
      'drips',
      (_request, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(drip));
      },
    ],
    ['answers 500 with a page', (_request, response) => void response.writeHead(500).end('<html>280215A924B</html>')],
    ['answers 401', (_request, response) => void response.writeHead(401).end()],
    [
      '[A59] redirects',
      (_request, response) => void response.writeHead(302, { location: `${boats.sailUrl}/health/live` }).end(),
    ],
    ['answers garbage', (_request, response) => void response.writeHead(200).end('{"data":')],
    [
      'answers a list',
      (request, response) => {
        json(request, response);
        response.end('[]');
      },
    ],
    [
      'answers a scalar for the data',
      (request, response) => {
        json(request, response);
        response.end('{"data":7}');
      },
    ],
    [
      'answers more than it may',
      (request, response) => {
        json(request, response);
        response.end(Buffer.alloc(10_100_000, ' '));
      },
    ],
  ])('%s costs its own data only, after the time-out at the latest', async (_how, listener) => {
    boats.replaceMotor(listener);
    const { body, text } = await boats.ask('{ whoami sail { name engine { power } } motor { power } }');
    expect(body.data).toEqual({ whoami: 'nobody', sail: { name: 'Vesla', engine: null }, motor: null });
    expect(body.errors.length).toBeGreaterThan(0);
    for (const error of body.errors)
      expect(error.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'motor' });
    expect(text).not.toMatch(LEAKS);
  });

  test('is down is named, and makes no gateway unready: the others are worth asking', async () => {
    let probed = 0;
    boats.replaceMotor((request) => {
      probed += 1;
      request.socket.destroy();
    });
    const ready = async (): Promise<[number, any]> => {
      const answer = await fetch(`${boats.url}/health/ready`);
      return [answer.status, await answer.json()];
    };
    const down = [200, { status: 'partly ready', waitingFor: ['motor'] }];
    // However many ask at once, the subgraph is asked now and then.
    expect(await Promise.all(Array.from({ length: 20 }, ready))).toEqual(Array.from({ length: 20 }, () => down));
    expect(probed).toBeLessThan(20);
    expect((await fetch(`${boats.url}/health/live`)).status).toBe(200);
    boats.replaceMotor(undefined);
    const well = [200, { status: 'ok', waitingFor: [] }];
    for (const until = Date.now() + 15_000; Date.now() < until && (await ready())[1].status !== 'ok'; );
    expect(await ready()).toEqual(well);
  });
});
