import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { filesBelow } from '../../scripts/house/filesBelow.ts';
import { type StubCountries, stubCountries } from '../support/stubCountries.ts';

let countries: StubCountries;
beforeAll(async () => {
  countries = await stubCountries();
});
afterAll(() => countries.close());
beforeEach(() => {
  countries.reached.length = 0;
});

const EVERYWHERE =
  '{ viewer { digitalMemberships { id } libraryCardAccount { telephone } celiaRegistrar { units { id } } } }';

describe('[A36] of a plan or a trace', () => {
  const asking = {
    'apollo-query-plan-experimental': '1',
    'apollo-query-plan-experimental-format': 'internal',
    'apollo-federation-include-trace': 'ftv1',
    'apollo-expose-query-plan': 'true',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    'apollographql-client-name': 'x',
  };

  test('a client that asks gets the answer alone', async () => {
    const plain = await countries.ask(EVERYWHERE);
    const asked = await countries.ask(EVERYWHERE, {}, asking);
    expect(asked.text).toBe(plain.text);
    expect(Object.keys(asked.body)).toEqual(['data']);
  });

  test('no country hears that somebody asked', async () => {
    await countries.ask(EVERYWHERE, {}, asking);
    expect(countries.reached).toHaveLength(3);
    for (const { headers, body } of countries.reached) {
      expect(Object.keys(headers).filter((name) => /apollo|trace|cookie|forwarded/.test(name))).toEqual([]);
      expect(Object.keys(body).filter((key) => !['query', 'variables', 'operationName'].includes(key))).toEqual([]);
    }
  });

  test('what a country puts into its answer unasked stays inside', async () => {
    countries.answers('norway', (_request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json', 'x-trace': 'secret' })
        .end('{"data":{"viewer":null},"extensions":{"ftv1":"secret"}}');
    });
    const { text } = await countries.ask(EVERYWHERE, {}, asking);
    countries.answers('norway');
    expect(text).not.toContain('secret');
  });

  test('nothing is reported to Apollo: both plug-ins that could are off, and no telemetry goes out', () => {
    const gateway = readFileSync('gateway/gateway.ts', 'utf8');
    expect(gateway).toContain('ApolloServerPluginUsageReportingDisabled()');
    expect(process.env['APOLLO_TELEMETRY_DISABLED']).toBe('true');
    expect(readFileSync('subgraphs/shared/runtime/serveSubgraph.ts', 'utf8')).toContain(
      'ApolloServerPluginInlineTraceDisabled()',
    );
  });
});

describe('[A54] where introspection is off', () => {
  test.each([
    ['{ __schema { types { name } } }'],
    ['{ __type(name: "Viewer") { fields { name } } }'],
    ['{ viewer { __typename } ...f } fragment f on Query { __schema { queryType { name } } }'],
  ])('%s is refused', async (query) => {
    const { status, body } = await countries.ask(query);
    expect([status, body.data, body.errors[0].extensions]).toEqual([400, undefined, { code: 'BAD_USER_INPUT' }]);
  });

  test.each([
    ['a field', '{ librarie { totalCount } }', 'libraries'],
    ['a field further down', '{ libraries { totalCoun } }', 'totalCount'],
    ['an argument', '{ libraries(firs: 1) { totalCount } }', 'first'],
    ['a type', '{ viewer { ... on Viewe { __typename } } }', 'Viewer'],
    [
      'a value of an enum',
      '{ findCeliaCustomer(personalIdentityCode: "x", purpose: REGISTRATIO) { __typename } }',
      'REGISTRATION',
    ],
    ['a directive', '{ viewer @skp(if: true) { __typename } }', 'skip'],
  ])('a wrong name of %s is answered without the right one', async (_what, query, right) => {
    const { status, text } = await countries.ask(query);
    expect(status).toBe(400);
    expect(text).not.toMatch(new RegExp(`did you mean|suggestion|"?\\b${right}\\b`, 'i'));
  });

  test('a wrong field of an input likewise', async () => {
    const query = 'mutation ($i: RegisterLibraryCardInput!) { registerLibraryCard(input: $i) { __typename } }';
    const { text } = await countries.ask(query, { i: { librariNumber: '1' } });
    const literal = await countries.ask(
      query.replace('($i: RegisterLibraryCardInput!)', '').replace('$i', '{ librariNumber: 1 }'),
    );
    expect(literal.status).toBe(400);
    expect(text + literal.text).not.toMatch(/did you mean|suggestion/i);
  });

  test('and where it is on, it answers', async () => {
    const open = await stubCountries({ INTROSPECTION: 'on' });
    const { body } = await open.ask('{ __type(name: "Money") { name } }');
    await open.close();
    expect(body).toEqual({ data: { __type: { name: 'Money' } } });
  });
});

test('[A59] nothing that fetches follows a redirect', () => {
  const fetching = filesBelow('.', ['gateway', 'subgraphs'], /\.ts$/)
    .filter((path) => !path.startsWith('gateway/playground/'))
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bfetch\((?:[^()]|\([^()]*\))*\)/g)].map(([call]) => [path, call]),
    );
  expect(fetching.length).toBeGreaterThan(2);
  for (const [path, call] of fetching)
    expect([path, call]).toEqual([path, expect.stringContaining("redirect: 'error'")]);
});
