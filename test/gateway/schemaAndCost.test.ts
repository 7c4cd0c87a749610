import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../gateway/limits/operationLimits.ts';
import { type Bookshop, type Gateway, openBookshop } from '../support/bookshop.ts';

let shop: Bookshop;
let free: Gateway;
const bearer = async (issuer: 'staff' | 'app') => ({ authorization: `Bearer ${await shop.token(issuer)}` });
beforeAll(async () => {
  shop = await openBookshop();
  free = await shop.open();
});
afterAll(() => shop.close());

describe('[A54] the schema', () => {
  const SCHEMA = '{ __schema { queryType { name } } }';
  const WRONG = '{ appraisl }';
  const shown = async (gateway: Gateway, headers: Record<string, string>) => [
    (await gateway.ask(SCHEMA, headers)).status,
    (await gateway.ask(`query { ...f } fragment f on Query { __type(name: "Book") { name } }`, headers)).status,
    (await gateway.ask(WRONG, headers)).body.errors[0].message,
  ];
  const [HIDDEN, NAMELESS, NAMING] = [
    400,
    'Cannot query field "appraisl" on type "Query".',
    'Cannot query field "appraisl" on type "Query". Did you mean "appraisal"?',
  ];

  test.each([
    ['off', NAMELESS, 400],
    ['staff', NAMING, 200],
    ['on', NAMING, 200],
  ])('where it is %s', async (introspection, forStaff, statusForStaff) => {
    const gateway = await shop.open({ INTROSPECTION: introspection });
    expect(await shown(gateway, await bearer('staff'))).toEqual([statusForStaff, statusForStaff, forStaff]);
    const others = introspection === 'on' ? [200, 200, NAMING] : [HIDDEN, HIDDEN, NAMELESS];
    expect(await shown(gateway, await bearer('app'))).toEqual(others);
    expect(await shown(gateway, {})).toEqual(others);
  });

  test('is for staff unless set otherwise, whoever staff are set to be', async () => {
    expect((await free.ask(SCHEMA, await bearer('staff'))).status).toBe(200);
    expect((await free.ask(SCHEMA, await bearer('app'))).status).toBe(400);
    const gateway = await shop.open({ STAFF_ISSUERS: 'nobody, app' });
    expect((await gateway.ask(SCHEMA, await bearer('app'))).status).toBe(200);
    expect((await gateway.ask(SCHEMA, await bearer('staff'))).status).toBe(400);
  });

  test('[A52] does not unfold without end', async () => {
    const deep = '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }';
    expect((await free.ask(deep, await bearer('staff'))).status).toBe(400);
  });
});

describe('the cost of an operation', () => {
  const shelves = (last: number) => `{ shelf(last: ${last}) { nodes { title } } }`;

  test('is told to whoever asks by a header', async () => {
    expect((await free.ask(shelves(2), { 'x-show-cost': '1' })).body.extensions).toEqual({
      cost: { reckoned: 3, limit: 1_000 },
    });
    expect((await free.ask(shelves(2), { 'x-show-cost': '1', ...(await bearer('app')) })).body.extensions).toEqual({
      cost: { reckoned: 3, limit: 5_000 },
    });
    expect((await free.ask(shelves(2))).body.extensions).toBeUndefined();
  });

  test.each<['app' | undefined, number]>([
    [undefined, LIMITS.anonymousCost],
    ['app', LIMITS.cost],
  ])('is bounded for %s by %d', async (issuer, limit) => {
    const headers = issuer ? await bearer(issuer) : {};
    expect((await free.ask(shelves(limit - 1), headers)).status).toBe(200);
    const over = await free.ask(shelves(limit), headers);
    expect([over.status, over.body.errors[0].message]).toEqual([
      400,
      `The operation costs ${limit + 1} and may cost ${limit}: ask for shorter pages.`,
    ]);
  });

  test('is not bounded where the limit is 0', async () => {
    const gateway = await shop.open({ OPERATION_LIMITS: '{"anonymousCost":0}' });
    expect((await gateway.ask(shelves(1_000_000))).status).toBe(200);
  });
});

test.each<[string, Record<string, string>]>([
  ['INTROSPECTION', { INTROSPECTION: 'yes' }],
  ['ONLY_TRUSTED_DOCUMENTS', { ONLY_TRUSTED_DOCUMENTS: '1' }],
  ['CORS_ORIGINS', { CORS_ORIGINS: '*' }],
  ['CORS_ORIGINS', { CORS_ORIGINS: 'https://app.example.org/' }],
  ['OPERATION_LIMITS', { OPERATION_LIMITS: '{"deep":3}' }],
])('the setting %s stops the start where it is wrong', async (name, settings) => {
  await expect(shop.open(settings)).rejects.toThrow(name);
});
