import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FinlandRequest } from '../../subgraphs/finland/graphql/request.ts';
import { aForm, emptyRegister, KESKUSKOULU, POHJOLA, type TestFinland, testFinland } from '../support/finland.ts';
import { sweep } from '../support/retention.ts';
import { FIND, REGISTER, SELECT_UNIT } from './documents.ts';

const CODES = ['280215A924B', '040191-925P', '010412D9343', '101072U9336', '280215B924B'] as const;
const [FIRST, SECOND, THIRD, FOURTH] = CODES;
const DAY = 24 * 60 * 60 * 1_000;

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland({
    FINLAND_LOOKUPS_PER_PERSON_PER_DAY: '2',
    FINLAND_LOOKUPS_PER_UNIT_PER_DAY: '3',
  });
});
afterAll(() => finland.close());
beforeEach(async () => {
  await emptyRegister(finland);
  await finland.rows('TRUNCATE lookup_budget');
  await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
  await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
});

const lastAudit = async () => (await finland.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];
const counted = async () => (await finland.rows('SELECT actor, unit FROM lookup_budget ORDER BY id')).length;
async function find(code: string, as = KESKUSKOULU): Promise<string> {
  const { data, errors } = await finland.answer(FIND, { code }, as);
  const found: any = data?.['findCeliaCustomer'];
  return String(errors?.[0]?.extensions['code'] ?? found.outcome ?? found.code);
}

describe('[A2] persons looked up in a day', () => {
  test('are counted, and over the budget nobody is looked up, on record', async () => {
    expect([await find(FIRST), await find(SECOND), await find(THIRD)]).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
      'RATE_LIMITED',
    ]);
    expect(await lastAudit()).toMatchObject({
      actor: 'staff|registrar.keskuskoulu',
      unit: 'fi-u2',
      purpose: 'REGISTRATION',
      action: 'findCeliaCustomer',
      subject: null,
      outcome: 'RATE_LIMITED',
    });
    expect(await counted()).toBe(2);
  });

  test('count once, however often and however written', async () => {
    for (const code of [FIRST, ` ${FIRST.toLowerCase()} `, FIRST, SECOND, FIRST])
      expect(await find(code)).toBe('NOT_FOUND');
    expect([await find(THIRD), await find(SECOND)]).toEqual(['RATE_LIMITED', 'NOT_FOUND']);
    expect(await counted()).toBe(2);
  });

  test.each([
    ['to the millisecond before', DAY - 1, 'RATE_LIMITED'],
    ['no longer', DAY, 'NOT_FOUND'],
  ])('count for 24 hours, %s', async (_when, later, answer) => {
    await find(FIRST);
    finland.clock.advance(1_000);
    await find(SECOND);
    finland.clock.advance(later - 1_000);
    expect(await find(THIRD)).toBe(answer);
  });

  test('count for the registration too, whose same person is free', async () => {
    await find(FIRST);
    await find(SECOND);
    const { data, errors } = await finland.answer(REGISTER, aForm({ personalIdentityCode: THIRD }), KESKUSKOULU);
    expect(data).toEqual({ registerCeliaCustomer: null });
    expect(errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
    expect(await lastAudit()).toMatchObject({ action: 'registerCeliaCustomer', outcome: 'RATE_LIMITED' });
    expect(await finland.rows('SELECT 1 FROM personal_number')).toEqual([]);
    const known = await finland.answer(REGISTER, aForm({ personalIdentityCode: FIRST }), KESKUSKOULU);
    expect(known.errors).toBeUndefined();
  });

  test('are counted for the unit over its registrars', async () => {
    await finland.rows(
      `INSERT INTO lookup_budget (actor, unit, person, at)
       SELECT 'staff|colleague', 'fi-u2', sha256(n::text::bytea), $1 FROM generate_series(1, 2) n`,
      [finland.clock.now()],
    );
    expect([await find(FIRST), await find(SECOND)]).toEqual(['NOT_FOUND', 'RATE_LIMITED']);
    expect(await find(SECOND, POHJOLA)).toBe('NOT_FOUND');
  });

  test('of a code that is none, or without a unit, are not counted', async () => {
    expect(await find('22222222222')).toBe('PERSONAL_IDENTITY_CODE_FILLER');
    await finland.rows('UPDATE registrar SET active_unit_id = NULL');
    expect(await find(FIRST)).toBe('NO_ACTIVE_UNIT');
    expect(await counted()).toBe(0);
  });

  test('stay within the budget when many are asked for at once', async () => {
    const answers = await Promise.all([FIRST, SECOND, THIRD, FOURTH].map((code) => find(code)));
    expect(answers.filter((answer) => answer === 'NOT_FOUND')).toHaveLength(2);
    expect(await counted()).toBe(2);
  });

  test('are kept as a keyed hash, until the night after the day', async () => {
    await find(FIRST);
    const [row] = await finland.rows('SELECT person FROM lookup_budget');
    expect(row.person).toHaveLength(32);
    finland.clock.advance(DAY - 1);
    await find(SECOND);
    await sweep(finland);
    expect(await counted()).toBe(2);
    finland.clock.advance(1);
    await sweep(finland);
    expect(await counted()).toBe(1);
  });

  test('tell when there is a place again', async () => {
    await find(FIRST);
    finland.clock.advance(60_000);
    await find(SECOND);
    const { registry } = finland.subgraph.contextFor(KESKUSKOULU, 'en', 'home') as FinlandRequest;
    const lookup = { actor: 'staff|registrar.keskuskoulu', unit: 'fi-u2', number: THIRD, action: 'findCeliaCustomer' };
    await expect(registry.lookupBudget.spend(lookup)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: 24 * 60 * 60 - 60,
    });
  });

  test('that cannot be counted are not looked up', async () => {
    await finland.rows('ALTER TABLE lookup_budget RENAME TO away');
    const audited = await lastAudit();
    const { data, errors } = await finland.answer(FIND, { code: FIRST }, KESKUSKOULU);
    await finland.rows('ALTER TABLE away RENAME TO lookup_budget');
    expect(data).toEqual({ findCeliaCustomer: null });
    expect(errors).toHaveLength(1);
    expect(await lastAudit()).toEqual(audited);
  });
});

test('[A1] [A3] a second look-up in one request is refused by the subgraph itself', async () => {
  const document = `query ($a: PersonalIdentityCode!, $b: PersonalIdentityCode!) {
    a: findCeliaCustomer(personalIdentityCode: $a, purpose: REGISTRATION) { __typename }
    b: findCeliaCustomer(personalIdentityCode: $b, purpose: REGISTRATION) { __typename } }`;
  const { data, errors } = await finland.answer(document, { a: FIRST, b: SECOND }, KESKUSKOULU);
  expect(data).toEqual({ a: { __typename: 'CeliaSearchResult' }, b: null });
  expect(errors).toMatchObject([{ path: ['b'], extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(await counted()).toBe(1);
});

test('[A5] a miss asks the database as often as a hit', async () => {
  await finland.run(REGISTER, aForm({ personalIdentityCode: FIRST }), KESKUSKOULU);
  await find(SECOND, POHJOLA);
  await find(FIRST, POHJOLA);
  const [hit, miss] = [await statementsOf(() => find(FIRST, POHJOLA)), await statementsOf(() => find(SECOND, POHJOLA))];
  expect(miss).toEqual(hit);
});

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const { source } = finland.database;
  const { logger } = source;
  const statements: string[] = [];
  const ignore = () => undefined;
  const logQuery = (statement: string) => void statements.push(statement);
  const others = { logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild: ignore, logMigration: ignore };
  source.logger = { ...others, logQuery, log: ignore };
  await work().finally(() => {
    source.logger = logger;
  });
  // The outbox worker looks for letters meanwhile, in a transaction of its own.
  return statements.filter((statement) => !/outbox|START TRANSACTION|COMMIT/.test(statement));
}

test('[A4] is asked of a registrar with an open unit and a purpose alone', () => {
  const field = finland.subgraph.schema.getQueryType()?.getFields()['findCeliaCustomer'];
  expect(field?.args.map(({ name, type }) => `${name}: ${type}`).sort()).toEqual([
    'personalIdentityCode: PersonalIdentityCode!',
    'purpose: CeliaLookupPurpose!',
  ]);
});
