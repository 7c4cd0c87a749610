import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  aForm,
  emptyRegister,
  KESKUSKOULU,
  markForDeletion,
  POHJOLA,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
  wholeDatabase,
} from '../../support/finland.ts';
import { whileInFlight } from '../../support/inFlight.ts';
import { REGISTER, SELECT_UNIT } from '../documents.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(async () => {
  await emptyRegister(finland);
  await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
  await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
});
afterAll(() => finland.close());

const register = async (form: object, as = KESKUSKOULU) =>
  (await finland.run(REGISTER, form, as)).registerCeliaCustomer;
const lastAudit = async () => (await finland.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];
const counts = async () =>
  (
    await finland.rows(`SELECT (SELECT count(*)::int FROM celia_customer) AS customers, (SELECT count(*)::int FROM personal_number) AS codes,
      (SELECT count(*)::int FROM eligibility) AS grounds, (SELECT count(*)::int FROM outbox) AS letters, (SELECT count(*)::int FROM idempotency) AS keys`)
  )[0];

describe('[F9] whoever is in the register already', () => {
  test.each([
    ['with the own unit', KESKUSKOULU, false, 'CUSTOMER_EXISTS_OWN_UNIT'],
    ['with another unit', POHJOLA, false, 'CUSTOMER_EXISTS_OTHER_UNIT'],
    ['and marked for deletion', POHJOLA, true, 'PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND'],
  ])('%s is not added again', async (_label, as, ended, code) => {
    const { id } = await register(aForm(PUPIL));
    if (ended) await markForDeletion(finland, id);
    const { lookup_budget: _budget, ...before } = await wholeDatabase(finland);
    const again = { personalIdentityCode: ' 280215a924b', guardianConsent: PUPIL.guardianConsent };
    const ground = as === POHJOLA ? 'READING_DISABILITY' : PUPIL.ground;
    expect(await register(aForm({ ...again, ground }), as)).toMatchObject({
      code,
      field: 'personalIdentityCode',
      others: [],
    });
    const { audit: _, lookup_budget: _spent, ...after } = await wholeDatabase(finland);
    expect(before).toMatchObject(after);
    expect(await lastAudit()).toMatchObject({ subject: id, outcome: code });
  });

  test('registered at the same instant from two desks is one customer; the other desk is refused', async () => {
    const forms = Array.from({ length: 8 }, (_, index) =>
      index % 2 === 0
        ? register(aForm({ personalIdentityCode: '101072U9336', ground: 'SCHOOL_SPECIAL_SUPPORT' }))
        : register(aForm({ personalIdentityCode: '101072U9336' }), POHJOLA),
    );
    const codes = (await Promise.all(forms)).map(({ code }) => code);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => /^CUSTOMER_EXISTS_(OWN|OTHER)_UNIT$/.test(code))).toHaveLength(7);
    expect(await counts()).toMatchObject({ customers: 1, codes: 1, grounds: 1, keys: 1 });
  });

  test('cannot be added behind the back of the rule either', async () => {
    await register(aForm(PUPIL));
    const copy =
      finland.rows(`INSERT INTO celia_customer (unit_id, identity_code, birth_date, first_name, last_name, street, postcode,
        place, language, format, temporary, registered_at, state)
      SELECT 'fi-u1', identity_code, birth_date, 'a', 'b', 'c', '00100', 'd', 'FI', 'CD', false, now(), 'ACTIVE' FROM celia_customer`);
    await expect(copy).rejects.toThrow('celia_customer_once');
  });
});

describe('the idempotency key', () => {
  test('answers the repeated request with the same customer', async () => {
    const form = aForm(PUPIL);
    const [first, second] = await Promise.all([register(form), register(form)]);
    expect(second).toEqual(first);
    expect(await counts()).toMatchObject({ customers: 1 });
  });

  test.each([
    ['another person', { personalIdentityCode: '280215B924B' }],
    ['another name', { firstName: 'Anna' }],
  ])('is refused for %s', async (_label, change) => {
    const form = aForm(PUPIL);
    await register(form);
    expect(await register({ input: { ...form.input, ...change } })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
      field: 'idempotencyKey',
    });
    expect(await counts()).toMatchObject({ customers: 1 });
  });

  test.each(['short', 'with blank', 'x'.repeat(101)])('is not %j', async (idempotencyKey) => {
    expect((await register(aForm({ ...PUPIL, idempotencyKey }))).code).toBe('IDEMPOTENCY_KEY_INVALID');
  });

  test('[A67] of a registration in flight is refused with the time to try again, and nothing is stored', async () => {
    const form = aForm(PUPIL);
    const attempt: [string, string, string] = [
      'staff|registrar.keskuskoulu',
      'registerCeliaCustomer',
      form.input['idempotencyKey'],
    ];
    const answer = await whileInFlight(finland, attempt, () => register(form));
    expect(answer).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_PROGRESS', field: 'idempotencyKey', parts: ['2'] });
    expect(await counts()).toMatchObject({ customers: 0, codes: 0, keys: 0 });
    expect(await register(form)).toMatchObject({ __typename: 'CeliaCustomer' });
  });

  test('[A67] that is forgotten leaves the person registered once: constraints hold without it', async () => {
    const form = aForm(PUPIL);
    await register(form);
    finland.clock.advance(86_400_001);
    await finland.rows('DELETE FROM idempotency');
    expect(await register(form)).toMatchObject({ code: 'CUSTOMER_EXISTS_OWN_UNIT' });
    expect(await counts()).toMatchObject({ customers: 1, codes: 1, keys: 0 });
  });

  test('is each registrar’s own', async () => {
    const idempotencyKey = 'the-same-key';
    await register(aForm({ ...PUPIL, idempotencyKey }));
    const { id } = await registered(finland, 'fi-u3', { idempotencyKey }, POHJOLA);
    expect(id).toBeDefined();
    expect(await counts()).toMatchObject({ customers: 2, keys: 2 });
  });
});
