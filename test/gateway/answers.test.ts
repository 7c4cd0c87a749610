import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogueErrors, withoutValues } from '../../gateway/errorCatalogue.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { type Boats, startBoats } from '../support/boats.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

let runtime: RuntimeDatabase;
let boats: Boats;

beforeAll(async () => {
  runtime = await runtimeDatabase();
  boats = await startBoats(runtime.database);
});
afterAll(async () => {
  await boats.close();
  await runtime.close();
});
afterEach(() => boats.replaceMotor(undefined));

const LEAKS = /280215|10\.0\.0\.1|127\.0\.0\.1|duplicate|node_modules|\.ts|stack|serviceName/;

describe('an answer', () => {
  test('joins the entity of two subgraphs', async () => {
    const { body } = await boats.ask('{ sail { name engine { power } } }');
    expect(body).toEqual({ data: { sail: { name: 'Vesla', engine: { power: 9 } } } });
  });

  test('[A35] holds no text, address or trace from below when something breaks', async () => {
    const { body, text } = await boats.ask('{ broken whoami }');
    expect(body.data).toEqual({ broken: null, whoami: 'nobody' });
    expect(body.errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        path: ['broken'],
        extensions: { code: 'INTERNAL', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    ]);
    expect(text).not.toMatch(LEAKS);
  });

  test.each<[string, object, string]>([
    [
      'query ($w: Wind) { sail(wind: $w) { id } }',
      { w: '280215A924B' },
      'Variable "$w" is wrong: it is no value of the enum Wind',
    ],
    [
      'query ($m: Int) { sail(metres: $m) { id } }',
      { m: '280215A924B' },
      'Variable "$m" is wrong: it must be of type Int',
    ],
    [
      'query ($n: String) { sail(number: $n) { id } }',
      { n: { code: '280215A924B' } },
      'Variable "$n" is wrong: it must be of type String',
    ],
    [
      'query ($n: String!) { sail(number: $n) { id } }',
      {},
      'Variable "$n" of required type "String!" was not provided.',
    ],
  ])(
    '[A35] [A37] to wrong variables of %s tells where and why, and never the value',
    async (query, variables, message) => {
      const { body, text } = await boats.ask(query, {}, variables);
      expect(body.errors).toEqual([{ message, locations: expect.anything(), extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(text).not.toMatch(LEAKS);
    },
  );

  test('[A36] does not show the query plan', async () => {
    const { text } = await boats.ask('{ whoami }', { 'apollo-query-plan-experimental': '1' });
    expect(text).toBe('{"data":{"whoami":"nobody"}}');
  });

  test('[A54] to introspection is a refusal where it is switched off', async () => {
    expect((await boats.ask('{ __schema { types { name } } }')).status).toBe(400);
  });
});

test.each([
  [
    'Variable "$i" got invalid value "x" at "i.birthDate"; Expected type "Date". Date must be an existing day',
    'Variable "$i" is wrong at "i.birthDate": Expected type "Date"',
  ],
  [
    'Variable "$i" got invalid value { code: "280215A924B" }; Field "code" is not defined by type "Input". Did you mean "x"?',
    'Variable "$i" is wrong: Field "code" is not defined by type "Input"',
  ],
  [
    'Variable "$i" got invalid value { a: "280215A924B" }; Field "name" of required type "String!" was not provided.',
    'Variable "$i" is wrong: Field "name" of required type "String!" was not provided.',
  ],
  [
    'Variable "$i" got invalid value "280215A924B" at "i.w"; Value "280215A924B" does not exist in "Wind" enum.',
    'Variable "$i" is wrong at "i.w": it is no value of the enum Wind',
  ],
  [
    'Variable "$i" got invalid value null at "i.w"; Expected non-nullable type "[Wind!]!" not to be null.',
    'Variable "$i" is wrong at "i.w": it must not be null',
  ],
  ['Int cannot represent non-integer value: "280215A924B"', 'Int cannot represent non-integer value'],
  ['Expected value of type "Wind", found "280215A924B".', 'Expected value of type "Wind"'],
])('the message %j becomes %j', (message, expected) => {
  expect(withoutValues(message)).toBe(expected);
});

test.each([
  ['input.lines[3]', 'BAD_USER_INPUT', 'input.lines[3]'],
  ['280215A924B', 'BAD_USER_INPUT', undefined],
  ['Vakker Blomst', 'BAD_USER_INPUT', undefined],
  ['first', 'FORBIDDEN', undefined],
])('[A35] the field %j that a subgraph names with %s leaves as %j', (field, code, expected) => {
  const formatted = { message: '', extensions: { code, field, serviceName: 'sail' } };
  const { message, extensions } = catalogueErrors(openLog('test', 'silent'))(formatted, undefined);
  expect(extensions).toEqual({ code, ...(expected && { field: expected }) });
  expect(message.includes(field)).toBe(expected !== undefined);
});
