import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { DocumentGate } from '../../gateway/limits/documentGate.ts';
import { LIMITS } from '../../gateway/limits/operationLimits.ts';
import { type StubCountries, stubCountries } from '../support/stubCountries.ts';

let countries: StubCountries;
beforeAll(async () => {
  countries = await stubCountries();
});
afterAll(() => countries.close());
beforeEach(() => {
  countries.reached.length = 0;
});

const LEAKS = /280215|127\.0\.0\.1|node_modules|\.ts|stack|serviceName/;
const times = (count: number, text: (at: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, at) => text(at)).join(between);
const operation = (query: string, variables: object = {}) => JSON.stringify({ query, variables });

/** Fragments of which each spreads the next twice: 2 to the power of `levels` fields in a few bytes. */
const bomb = (levels: number, type: string, first: string, last: string) =>
  `${times(levels, (at) => `fragment f${at} on ${type}{...f${at + 1} ...f${at + 1}}`)}
   fragment f${levels} on ${type}{${last}} ${first.replace('HERE', '...f0')}`;
const nested = (levels: number) =>
  `{ celiaCustomer(id: "1") { ... on FinlandRefusal { ${'others { '.repeat(levels - 2)} code ${'} '.repeat(levels - 2)} } } }`;
const FIND =
  'query ($c: PersonalIdentityCode!) { findCeliaCustomer(personalIdentityCode: $c, purpose: REGISTRATION) { __typename } }';

describe('an operation is refused before any country hears of it:', () => {
  test.each<[string, string]>([
    ['[A51] fragments that unfold to a million root fields', operation(bomb(20, 'Query', '{HERE}', '__typename'))],
    ['[A51] the same to more than can be counted', operation(bomb(60, 'Query', '{HERE}', '__typename'))],
    ['[A51] the same below the root', operation(bomb(60, 'LibraryConnection', '{libraries{HERE}}', 'totalCount'))],
    ['[A51] the same behind inline fragments', operation(bomb(60, 'Query', '{...{...on Query{HERE}}}', '__typename'))],
    ['[A51] the same in a mutation', operation(bomb(60, 'Mutation', 'mutation{HERE}', '__typename'))],
    ['[A49] deeper than any journey', operation(nested(LIMITS.depth + 1))],
    ['[A49] as deep as any may be, through lists of lists', operation(nested(LIMITS.depth))],
    [
      '[A49] deep by fragments that each are shallow',
      operation(`${times(LIMITS.depth, (at) => `fragment f${at} on FinlandRefusal { others { ...f${at + 1} } }`)}
        fragment f${LIMITS.depth} on FinlandRefusal { code } { celiaCustomer(id: "1") { ...f0 } }`),
    ],
    ['[A50] twenty thousand fields', operation(`{ libraries { ${times(10_000, () => 'totalCount')} } }`)],
    ['[A50] two thousand tokens of nothing', operation(`{ libraries { totalCount } ${'!'.repeat(2_000)} }`)],
    ['[A50] eleven root fields', operation(`{ ${times(LIMITS.rootFields + 1, () => '__typename')} }`)],
    [
      '[A52] more directives than any journey has, each in a place of its own',
      operation(`{ libraries { ${times(LIMITS.directives + 1, () => 'totalCount @skip(if: false)')} } }`),
    ],
    ['[A52] a directive again and again', operation(`{ viewer ${'@skip(if: false) '.repeat(200)} { __typename } }`)],
    ['[A52] a directive that does not exist', operation(`{ viewer @${'x'.repeat(9_000)} { __typename } }`)],
    [
      '[A52] fragments in a circle',
      operation(
        'fragment a on Viewer { ...b } fragment b on Viewer { ...c } fragment c on Viewer { ...a } { viewer { ...a } }',
      ),
    ],
    ['[A52] a root fragment that contains itself', operation('fragment a on Query { ...a } { ...a }')],
    ['[A52] a number of two thousand digits', operation(`{ libraries(first: ${'9'.repeat(2_000)}) { totalCount } }`)],
    [
      '[A52] the same as a variable',
      `{"query":"query($n:Int!){libraries(first:$n){totalCount}}","variables":{"n":1e999}}`,
    ],
    ['[A52] a number beyond 32 bits', operation('{ libraries(first: 2147483648) { totalCount } }')],
    ['[A52] a text of 120 kB', operation(FIND, { c: 'x'.repeat(120_000) })],
    ['[A52] JSON forty thousand levels deep', `{"query":${JSON.stringify(FIND)},"variables":{"c":${deep(40_000)}}}`],
    ['[A52] JSON deeper than any input', `{"query":${JSON.stringify(FIND)},"variables":{"c":${deep(12)}}}`],
    ['[A52] deep JSON that no variable asks for', `{"query":"{viewer{__typename}}","variables":{"x":${deep(9_000)}}}`],
    ['[A52] deep JSON in the extensions', `{"query":"{viewer{__typename}}","extensions":{"x":${deep(9_000)}}}`],
    ['[A3] entities by reference', operation('{ _entities(representations: []) { __typename } }')],
    ['[A3] the definition of a subgraph', operation('{ _service { sdl } }')],
    ['[A3] objects by id', operation('{ node(id: "1") { __typename } }')],
    ['[A3] many objects by id', operation('{ nodes(ids: ["1"]) { __typename } }')],
  ])('%s', async (_what, body) => {
    const { status, text, body: answer } = await countries.send(body);
    expect([400, 413]).toContain(status);
    for (const error of answer.errors) expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(answer.data).toBeUndefined();
    expect(text.length).toBeLessThan(40_000);
    expect(text).not.toMatch(LEAKS);
    expect(countries.reached).toEqual([]);
  });

  function deep(levels: number): string {
    return '['.repeat(levels) + ']'.repeat(levels);
  }
});

describe('an operation is answered:', () => {
  test.each<[string, string]>([
    ['[A50] with as many root fields as allowed', `{ ${times(LIMITS.rootFields, () => '__typename')} }`],
    [
      '[A52] with as many directives as allowed',
      `{ libraries { ${times(LIMITS.directives, () => 'totalCount @skip(if: false)')} } }`,
    ],
    ['[A51] with fragments that unfold to little', bomb(3, 'Query', '{HERE}', 'viewer { __typename }')],
  ])('%s', async (_what, query) => {
    const { status, body } = await countries.ask(query);
    expect([status, body.errors]).toEqual([200, undefined]);
  });
});

test('[A52] JSON as deep as allowed reaches the country, whose scalar refuses it', async () => {
  const [levels, ends] = ['['.repeat(LIMITS.valueDepth), ']'.repeat(LIMITS.valueDepth)];
  const { status } = await countries.send(`{"query":${JSON.stringify(FIND)},"variables":{"c":${levels}${ends}}}`);
  expect([status, countries.reached.map(({ country }) => country)]).toEqual([200, ['finland']]);
});

test('[A51] a document is judged at once, whatever its fragments unfold to', () => {
  const gate = new DocumentGate(LIMITS);
  gate.use(buildASTSchema(parse(readFileSync('schema/api.graphql', 'utf8'))), '');
  const begun = process.cpuUsage();
  const { excess } = gate.look(bomb(16, 'Query', '{HERE}', 'viewer { __typename }'), 'bomb');
  expect(excess).toEqual({ limit: 'rootFields', message: 'The operation has more root fields than 10.' });
  expect(process.cpuUsage(begun).user).toBeLessThan(3_000_000); // microseconds, whatever else the machine does
});
