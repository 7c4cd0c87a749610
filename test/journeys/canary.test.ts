import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { escaped, type Material } from '../support/canaries.ts';
import { PEOPLE } from '../support/norway.ts';
import { RecordingClient } from '../support/recordingClient.ts';
import { pause, type TracedStart, tracedStart } from '../support/tracedStart.ts';
import { bodiesWith, documentsWith, forgedVariables } from './canaryAttacks.ts';
import { CANARIES, CODE, DUTCH, EXAMPLES, FAULTS, FINNISH, NORWEGIAN, OTHER_CODE, PASSWORD } from './canarySet.ts';
import { everyOperation, rootFields, rootFieldsIn } from './everyOperation.ts';

const SCHEMA = buildASTSchema(parse(readFileSync('schema/api.graphql', 'utf8')));
let start: TracedStart;
let client: RecordingClient;
let materials: readonly Material[] = [];

const input = (change: object) => (variables: any) => ({ input: { ...variables.input, ...change } });

const textOf = (wanted: string) => materials.find(({ place }) => place === wanted)?.text ?? '';
const tokenIn = (text: string) => /token=([\w-]+)/.exec(text)?.[1] ?? '';

async function theNetherlands(): Promise<void> {
  const { lastName, email, addition } = DUTCH;
  const form = input({ lastName, email, houseNumberAddition: addition });
  await start.stopMail();
  const { customer, customerId, passNumber } = await client.play('Netherlands 1', form);
  await pause(1_500);
  await start.startMail();
  const token = tokenIn(await client.mailTo(email));
  await client.play('Netherlands 2', () => ({ token, password: PASSWORD, passwordAgain: `${PASSWORD}!` }));
  await client.play('Netherlands 2', () => ({ token, password: PASSWORD, passwordAgain: PASSWORD }));
  await client.play('Netherlands 3', () => ({ username: passNumber, password: `${PASSWORD}?` }));
  const signedIn = await client.play('Netherlands 3', () => ({ username: passNumber, password: PASSWORD }));
  await client.play('Netherlands 4', undefined, signedIn?.accessToken);
  await client.play('Netherlands 9', undefined, signedIn?.accessToken);
  await client.play('Netherlands 10', () => ({ password: PASSWORD, dryRun: true }), signedIn?.accessToken);
  for (const title of ['Netherlands 5', 'Netherlands 6'])
    await client.play(title, () => ({ customerId: customerId ?? customer?.id }));
}

async function norway(): Promise<void> {
  await client.play('Norway 1');
  const { faults } = start.norway.populationRegister;
  for (const kind of ['HANG_UP', 'TRUNCATED'] as const) {
    faults.always = FAULTS[kind];
    await client.play('Norway 2', input(NORWEGIAN));
  }
  faults.clear();
  const secret = await client.tokenOf('id-porten', PEOPLE.confidential);
  const hidden = await client.play('Norway 2', input({ ...NORWEGIAN, idempotencyKey: 'canary-hidden' }), secret);
  await client.play('Norway 4', undefined, secret);
  await client.play('Norway 3', input({ cardNumber: hidden.cards[0].number }));
  const account = await client.play('Norway 2', input(NORWEGIAN));
  await client.play('Norway 2', input({ ...NORWEGIAN, idempotencyKey: 'canary-again' }));
  await client.play('Norway 3', input({ cardNumber: account.cards[0].number }));
  await client.play('Norway 4');
  await client.play('Norway 6', undefined, secret);
  await client.play('Norway 7', () => ({ dryRun: false }), secret);
  // The last, because the register is left in peace for a while after some failures.
  const unregistered = await client.tokenOf('id-porten', PEOPLE.strictlyConfidential);
  for (const fault of Object.values(FAULTS)) {
    faults.always = fault;
    await client.play('Norway 2', input({ ...NORWEGIAN, idempotencyKey: `canary-${fault.kind}` }), unregistered);
  }
  faults.clear();
}

async function finland(): Promise<void> {
  for (const title of ['Finland 1', 'Finland 2', 'Finland 3']) await client.play(title);
  const address = { street: FINNISH.street, postcode: '00100', place: 'Helsinki' };
  await start.rows('finland', 'ALTER TABLE personal_number RENAME TO away');
  await client.play('Finland 3');
  await client.play('Finland 4', input({ address }));
  await start.rows('finland', 'ALTER TABLE away RENAME TO personal_number');
  await client.play('Finland 4', input({ address, extraInformation: `hetu ${CODE}` }));
  const { id } = await client.play('Finland 4', input({ address }));
  await client.play('Finland 4', input({ address, idempotencyKey: 'canary-again' }));
  await client.play('Finland 3', (variables) => ({ ...variables, personalIdentityCode: OTHER_CODE }));
  await client.play('Finland 3', (variables) => ({ ...variables, personalIdentityCode: PEOPLE.resident }));
  await client.play('Finland 3'); // the third person of the day is over the budget
  await client.play('Finland 3', (variables) => ({ ...variables, personalIdentityCode: '101072U9336' }));
  await client.play('Finland 5', (variables) => ({ ...variables, customerId: id, email: FINNISH.email }));
  await client.play('Finland 6', (variables) => ({ ...variables, customerId: id }));
  const token = tokenIn(await client.mailTo(FINNISH.email));
  const body = new URLSearchParams({ token, password: PASSWORD, again: PASSWORD });
  const page = '/celia-credentials/password';
  await client.keep(page, await fetch(`${start.url}${page}?token=x&code=${CODE}`));
  await client.keep(page, await fetch(`${start.url}${page}`, { method: 'POST', body }));
  const [{ number }] = await start.rows('finland', `SELECT number FROM celia_customer WHERE id = '${id}'`);
  const signedIn = await client.play('Finland 7', () => ({ username: String(number), password: PASSWORD }));
  await client.play('Finland 10', undefined, signedIn?.accessToken);
  await client.play('Finland 11', () => ({ password: PASSWORD, dryRun: true }), signedIn?.accessToken);
}

async function attacks(): Promise<void> {
  const registrar = await client.tokenOf('staff', 'registrar.keskuskoulu');
  const desk = await client.tokenOf('staff', 'desk.rana');
  const traced = { 'apollo-federation-include-trace': 'ftv1', 'apollo-query-plan-experimental': '1', 'x-user': CODE };
  for (const values of forgedVariables(CODE, PEOPLE.confidential))
    await client.post('attack', JSON.stringify(values), values.query.includes('Celia') ? registrar : desk, traced);
  for (const query of documentsWith(CODE)) await client.post('attack', JSON.stringify({ query }), registrar, traced);
  for (const body of bodiesWith(CODE)) await client.post('attack', body, registrar);
  await client.post('attack', '{"query":"{ viewer { __typename } }"}', CODE);
  await client.keep(
    'attack',
    await fetch(`${start.url}/graphql?query={viewer{__typename}}&variables={"code":"${CODE}"}`),
  );
  await client.keep('attack', await fetch(`${start.url}/nothing/${CODE}`));
}

async function everything(): Promise<void> {
  const callers = {
    nobody: '',
    registrar: await client.tokenOf('staff', 'registrar.keskuskoulu'),
    desk: await client.tokenOf('staff', 'desk.rana'),
    patron: await client.tokenOf('id-porten', PEOPLE.confidential),
  };
  for (const operation of everyOperation(SCHEMA, EXAMPLES)) {
    for (const [who, token] of Object.entries(callers))
      await client.post(`everything as ${who}`, JSON.stringify(operation), token);
  }
}

beforeAll(async () => {
  start = await tracedStart({ FINLAND_LOOKUPS_PER_PERSON_PER_DAY: '2' });
  client = new RecordingClient(start);
  await finland();
  await norway();
  await theNetherlands();
  await attacks();
  await everything();
  await client.playTheRest();
  materials = [...client.answers, ...(await start.materials())];
}, 300_000);
afterAll(() => start.close());

describe('canaries', () => {
  test('have all been where they belong: the journeys went through', () => {
    for (const { value, belongs } of CANARIES.filter((canary) => canary.belongs)) {
      const found = materials.filter(({ place, text }) => belongs?.test(place) && text.includes(value));
      expect([value, found.length > 0]).toEqual([value, true]);
    }
    expect(textOf('figures')).toMatch(/^gateway_requests_total\{operation="other",outcome="ok"\} [1-9]/m);
  });

  test('a failure of a country is found by its request in the log of the gateway, and by its trace', () => {
    const lines = start.logLines();
    const failures = lines.filter(({ msg, name }) => msg === 'failure' && name !== 'gateway');
    const idsOf = ({ requestId, traceId }: any) => `${requestId} ${traceId}`;
    const asked = lines.filter(({ msg }) => msg === 'request').map(idsOf);
    expect(asked).toEqual(expect.arrayContaining(failures.map(idsOf)));
    expect(textOf('traces')).toContain(failures[0].traceId);
  });

  test('[A7] [A35] [A36] [A37] [A38] [A46] are in no answer, header, log, figure, trace, mail or table where they do not belong', () => {
    expect(escaped(CANARIES, materials)).toEqual([]);
  });

  test('went through every root field of the schema, and through nothing but the schema', () => {
    const driven = new Set(client.queries.flatMap(rootFieldsIn));
    expect(rootFields(SCHEMA).filter((field) => !driven.has(field))).toEqual([]);
    const everything = client.answers.filter(({ place }) => place.startsWith('answer everything'));
    expect(everything).toHaveLength(4 * rootFields(SCHEMA).length);
    const invalid = everything.filter(({ text }) => text.startsWith('[400,') && !text.includes('is wrong'));
    expect(invalid).toEqual([]);
  });

  test('would be found, planted in any one place and coding', () => {
    const codings = [
      (value: string) => value,
      (value: string) => value.toLowerCase(),
      (value: string) => encodeURIComponent(value),
      (value: string) => Buffer.from(value).toString('hex'),
      ...[0, 1, 2].map((n) => (value: string) => Buffer.from(`${'x'.repeat(n)}${value} and more`).toString('base64')),
    ];
    for (const { place, text } of materials.filter((_, index) => index % 7 === 0 || index >= client.answers.length)) {
      const coding = codings[text.length % codings.length] ?? String;
      const planted = { place, text: `${text.slice(0, 40)}${coding(CODE)}${text.slice(40)}` };
      expect(escaped([{ value: CODE }], [planted])).toEqual([`${CODE} is in ${place}`]);
    }
  });

  test('[A1] [A3] are looked up once in an operation: a second one is refused before any subgraph hears of it', async () => {
    const lines = async () => (await start.rows('finland', 'SELECT count(*) FROM audit'))[0].count;
    const before = await lines();
    const find = 'findCeliaCustomer(personalIdentityCode: $c, purpose: REGISTRATION) { __typename }';
    const query = `query ($c: PersonalIdentityCode!) { a: ${find} ...f } fragment f on Query { b: ${find} }`;
    const registrar = await client.tokenOf('staff', 'registrar.keskuskoulu');
    const answer = await client.post('twice', JSON.stringify({ query, variables: { c: CODE } }), registrar);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(answer.data).toBeUndefined();
    expect(await lines()).toBe(before);
  });

  test('[A2] over the budget the caller hears when to try again', async () => {
    const limited = client.answers.find(({ text }) => text.includes('RATE_LIMITED'))?.text ?? '';
    expect(limited).toMatch(/\\"code\\":\\"RATE_LIMITED\\",\\"retryAfter\\":\d+/);
    expect(limited).toContain('[200,');
  });
});
