import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildASTSchema, isScalarType, parse } from 'graphql';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';
import { type StubCountries, stubCountries } from '../support/stubCountries.ts';

let countries: StubCountries;
beforeAll(async () => {
  countries = await stubCountries();
});
afterAll(() => countries.close());
beforeEach(() => {
  countries.reached.length = 0;
});

const REGISTER = 'mutation ($input: RegisterLibraryCardInput!) { registerLibraryCard(input: $input) { __typename } }';
const FIND =
  'query ($c: PersonalIdentityCode!) { findCeliaCustomer(personalIdentityCode: $c, purpose: REGISTRATION) { __typename } }';
const INPUT = '"idempotencyKey":"k","libraryNumber":"2183300","telephone":"1","email":"a@example.no"';
const POISON = '{"polluted":"yes","isAdmin":true}';

describe('[A62] keys that are names of JavaScript', () => {
  test.each<[string, string, string]>([
    ['__proto__ for the variables', REGISTER, `{"__proto__":{"input":{${INPUT}}}}`],
    ['__proto__ in an input', REGISTER, `{"input":{${INPUT},"__proto__":${POISON}}}`],
    ['constructor in an input', REGISTER, `{"input":{${INPUT},"constructor":{"prototype":${POISON}}}}`],
    ['__proto__ for an input', REGISTER, `{"input":{"__proto__":{${INPUT}}}}`],
    ['hasOwnProperty in an input', REGISTER, `{"input":{${INPUT},"hasOwnProperty":1}}`],
  ])('%s: refused, and no country hears of it', async (_what, query, variables) => {
    const { status, body } = await countries.send(`{"query":${JSON.stringify(query)},"variables":${variables}}`);
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(countries.reached).toEqual([]);
    expectNothingPolluted();
  });

  test.each<[string, string]>([
    ['beside the variables', `{"query":"{libraries{totalCount}}","variables":{"__proto__":${POISON},"x":1}}`],
    ['beside the query', `{"query":"{libraries{totalCount}}","__proto__":${POISON},"constructor":${POISON}}`],
    ['in the extensions', `{"query":"{libraries{totalCount}}","extensions":{"__proto__":${POISON}}}`],
    ['as an alias', '{"query":"{__proto__:libraries{constructor:totalCount}}"}'],
    ['as a fragment', '{"query":"{libraries{...__proto__}} fragment __proto__ on LibraryConnection{totalCount}"}'],
  ])('%s: pollute nothing, and go no further than one field', async (_what, body) => {
    const { status } = await countries.send(body);
    expect(status).toBe(200);
    for (const { body: sent } of countries.reached) expect(JSON.stringify(sent)).not.toMatch(/polluted|isAdmin/);
    expectNothingPolluted();
  });

  test('have nowhere to go: no scalar takes free JSON', () => {
    const scalars = Object.values(buildASTSchema(parse(readFileSync('schema/api.graphql', 'utf8'))).getTypeMap())
      .filter(isScalarType)
      .map(({ name }) => name);
    expect(scalars.sort()).toEqual(
      [
        'Boolean',
        'CeliaNameSearchText',
        'Date',
        'DateTime',
        'ID',
        'Int',
        'NationalIdentityNumber',
        'PersonalIdentityCode',
        'SecretText',
        'String',
      ].sort(),
    );
  });

  test.each(SUBGRAPHS.map((country) => [country.name, country] as const))(
    'are refused by every scalar of %s, as any object and list is',
    async (_name, country) => {
      const { schema } = await country.buildSchema();
      const scalars = Object.values(schema.getTypeMap()).filter(isScalarType);
      const taken = scalars.filter(({ name }) => !/^(_Any|.*__.*)$/.test(name));
      expect(taken.length).toBeGreaterThan(3);
      for (const scalar of taken) {
        for (const value of [JSON.parse(`{"__proto__":${POISON}}`), { a: 1 }, [], ['x']])
          expect(() => scalar.parseValue(value)).toThrow();
      }
    },
  );

  test('in a scalar that must be a text are passed on as they are, for the country to refuse', async () => {
    await countries.send(`{"query":${JSON.stringify(FIND)},"variables":{"c":{"__proto__":${POISON}}}}`);
    expect(countries.reached.map(({ country }) => country)).toEqual(['finland']);
    expectNothingPolluted();
  });

  function expectNothingPolluted(): void {
    for (const key of ['polluted', 'isAdmin', 'input']) expect(Reflect.get({}, key)).toBeUndefined();
  }
});
