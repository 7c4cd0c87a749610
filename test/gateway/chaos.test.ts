import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { CallOutcome } from '../../gateway/calls/subgraphCallObserver.ts';
import { type ChaosProxy, chaosProxy, closesIdle, FAULTS, passOn, says } from '../support/chaosProxy.ts';
import { type StubCountries, stubCountries } from '../support/stubCountries.ts';

const TIMEOUT_MS = 400;

let countries: StubCountries;
let norway: ChaosProxy;
let elsewhere: ChaosProxy;
const outcomes: [string, CallOutcome][] = [];

beforeAll(async () => {
  elsewhere = await chaosProxy('http://127.0.0.1:9');
  const place = async (country: string, url: string) => {
    if (country !== 'norway') return url;
    norway = await chaosProxy(url);
    return norway.url;
  };
  const observer = {
    subgraphCalled: (subgraph: string, outcome: CallOutcome) => void outcomes.push([subgraph, outcome]),
  };
  const settings = { SUBGRAPH_TIMEOUT_MS: '20000', SUBGRAPH_TIMEOUT_MS_NORWAY: String(TIMEOUT_MS) };
  countries = await stubCountries(settings, { place, observer });
  await countries.ask(ASK);
});
afterAll(async () => {
  await countries.close();
  await norway.close();
  await elsewhere.close();
});
afterEach(() => {
  norway.become();
  outcomes.length = 0;
});

const ASK = '{ viewer { digitalMemberships { id } celiaRegistrar { units { id } } } libraries { totalCount } }';
const OTHERS = { digitalMemberships: [{ id: 'netherlands' }], celiaRegistrar: { units: [{ id: 'finland' }] } };

async function expectOthersWhole(): Promise<number> {
  const since = performance.now();
  const { status, body } = await countries.ask(ASK);
  const took = performance.now() - since;
  expect([status, body.data]).toEqual([200, { viewer: OTHERS, libraries: null }]);
  expect(body.errors.map((error: any) => error.extensions)).toContainEqual({
    code: 'SUBGRAPH_UNAVAILABLE',
    subgraph: 'norway',
  });
  return took;
}

describe('[A60] between the gateway and Norway, whose connection', () => {
  test.each(Object.keys(FAULTS))('%s, the other countries are whole', async (name) => {
    norway.become(FAULTS[name]);
    await expectOthersWhole();
    expect(new Set(outcomes.map(([subgraph]) => subgraph)).size).toBe(3);
  });

  test.each(['is silent', 'drips a byte at a time', 'never ends'])(
    '%s, the answer is there within the time-out and 100 ms',
    async (name) => {
      norway.become(FAULTS[name]);
      // The best of five: others run on this machine.
      let best = Number.POSITIVE_INFINITY;
      for (let left = 5; left > 0 && best > TIMEOUT_MS + 100; left -= 1)
        best = Math.min(best, await expectOthersWhole());
      expect(best).toBeLessThanOrEqual(TIMEOUT_MS + 100);
      expect(outcomes).toContainEqual(['norway', 'timedOut']);
    },
  );

  test('is slow, everything is whole', async () => {
    norway.become((client, request, target) => {
      setTimeout(() => passOn(client, request, target), 100);
    });
    const { body } = await countries.ask(ASK);
    expect(body).toEqual({ data: { viewer: OTHERS, libraries: { totalCount: 7 } } });
  });

  test('[A59] sends elsewhere, nobody goes there', async () => {
    norway.become(says(`307 Temporary Redirect\r\nlocation: ${elsewhere.url}/graphql\r\ncontent-length: 0`));
    await expectOthersWhole();
    expect(elsewhere.connections).toBe(0);
  });

  test('is refused, and works again as soon as Norway does', async () => {
    await norway.goDown();
    expect(await expectOthersWhole()).toBeLessThan(TIMEOUT_MS);
    await norway.comeUp();
    const { body } = await countries.ask(ASK);
    expect(body.data.libraries).toEqual({ totalCount: 7 });
  });

  test('is closed whenever it lies idle, no read is lost', async () => {
    norway.become(closesIdle(5));
    for (let index = 0; index < 60; index += 1) {
      const { body } = await countries.ask('{ libraries { totalCount } }');
      expect(body).toEqual({ data: { libraries: { totalCount: 7 } } });
      await new Promise((resolve) => setTimeout(resolve, 3 + (index % 5)));
    }
    expect(norway.connections).toBeGreaterThan(5);
  });
});

test('a client that goes away ends the calls that were made for it', async () => {
  norway.become(FAULTS['is silent']);
  const gone = new AbortController();
  const asked = fetch(`${countries.url}/graphql`, {
    method: 'POST',
    signal: gone.signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ libraries { totalCount } }' }),
  }).catch(() => undefined);
  while (norway.connections === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  gone.abort();
  await asked;
  while (outcomes.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(outcomes).toEqual([['norway', 'abandoned']]);
});
