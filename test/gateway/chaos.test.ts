import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { CallOutcome } from '../../gateway/calls/subgraphCallObserver.ts';
import { type ChaosProxy, chaosProxy, closesIdle, FAULTS, passOn, says } from '../support/chaosProxy.ts';
import { type StubCountries, stubCountries } from '../support/stubCountries.ts';

const TIMEOUT_MS = 400;

let countries: StubCountries;
let norway: ChaosProxy;
/** The same, but that Norway has all the time it needs: a machine that is busy is not a fault. */
let patient: StubCountries;
let slowNorway: ChaosProxy;
let elsewhere: ChaosProxy;
const outcomes: [string, CallOutcome][] = [];

beforeAll(async () => {
  elsewhere = await chaosProxy('http://127.0.0.1:9');
  const behind = (proxied: (proxy: ChaosProxy) => void) => async (country: string, url: string) => {
    if (country !== 'norway') return url;
    const proxy = await chaosProxy(url);
    proxied(proxy);
    return proxy.url;
  };
  const observer = {
    subgraphCalled: (subgraph: string, outcome: CallOutcome) => void outcomes.push([subgraph, outcome]),
  };
  countries = await stubCountries(
    { SUBGRAPH_TIMEOUT_MS_NORWAY: String(TIMEOUT_MS) },
    { place: behind((proxy) => (norway = proxy)), observer },
  );
  patient = await stubCountries({}, { place: behind((proxy) => (slowNorway = proxy)), observer });
  await countries.ask(ASK);
});
afterAll(async () => {
  for (const one of [countries, norway, patient, slowNorway]) await one.close();
  await elsewhere.close();
});
afterEach(() => {
  norway.become();
  slowNorway.become();
  outcomes.length = 0;
});

const ASK = '{ viewer { digitalMemberships { id } celiaRegistrar { units { id } } } libraries { totalCount } }';
const OTHERS = { digitalMemberships: [{ id: 'netherlands' }], celiaRegistrar: { units: [{ id: 'finland' }] } };

async function expectOthersWhole(of = countries): Promise<number> {
  const since = performance.now();
  const { status, body } = await of.ask(ASK);
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
      // The best of many: others run on this machine.
      let best = Number.POSITIVE_INFINITY;
      for (let left = 60; left > 0 && best > TIMEOUT_MS + 100; left -= 1)
        best = Math.min(best, await expectOthersWhole());
      expect(best).toBeLessThanOrEqual(TIMEOUT_MS + 100);
      expect(outcomes).toContainEqual(['norway', 'timedOut']);
    },
  );

  test('is slow, everything is whole', async () => {
    slowNorway.become((client, request, target) => {
      setTimeout(() => passOn(client, request, target), 100);
    });
    const { body } = await patient.ask(ASK);
    expect(body).toEqual({ data: { viewer: OTHERS, libraries: { totalCount: 7 } } });
  });

  test('[A59] sends elsewhere, nobody goes there', async () => {
    norway.become(says(`307 Temporary Redirect\r\nlocation: ${elsewhere.url}/graphql\r\ncontent-length: 0`));
    await expectOthersWhole();
    expect(elsewhere.connections).toBe(0);
  });

  test('is refused, and works again as soon as Norway does', async () => {
    await slowNorway.goDown();
    await expectOthersWhole(patient);
    expect(outcomes).toContainEqual(['norway', 'unreachable']);
    await slowNorway.comeUp();
    const { body } = await patient.ask(ASK);
    expect(body.data.libraries).toEqual({ totalCount: 7 });
  });

  test('is closed whenever it lies idle, no read is lost', async () => {
    slowNorway.become(closesIdle(5));
    for (let index = 0; index < 60; index += 1) {
      const { body } = await patient.ask('{ libraries { totalCount } }');
      expect(body).toEqual({ data: { libraries: { totalCount: 7 } } });
      await new Promise((resolve) => setTimeout(resolve, 3 + (index % 5)));
    }
    expect(slowNorway.connections).toBeGreaterThan(5);
  });
});

test('a client that goes away ends the calls that were made for it', async () => {
  slowNorway.become(FAULTS['is silent']);
  const gone = new AbortController();
  const asked = fetch(`${patient.url}/graphql`, {
    method: 'POST',
    signal: gone.signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ libraries { totalCount } }' }),
  }).catch(() => undefined);
  while (slowNorway.connections === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  gone.abort();
  await asked;
  while (outcomes.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(outcomes).toEqual([['norway', 'abandoned']]);
});
