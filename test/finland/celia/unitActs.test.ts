import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  aForm,
  CELIA_CLERK,
  emptyRegister,
  KESKUSKOULU,
  lastLine,
  markForDeletion,
  POHJOLA,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { rowsBut } from '../../support/retention.ts';
import { READ, REGISTER, SELECT_UNIT } from '../documents.ts';
import { ADD_UNIT, CONTRACT, MOVE } from './celiaDocuments.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(async () => {
  await emptyRegister(finland);
  await finland.rows(`DELETE FROM unit WHERE id NOT LIKE 'fi-u%'; UPDATE unit SET contract_active = id <> 'fi-u5'`);
});
afterAll(() => finland.close());

const ask = async (document: string, variables: object): Promise<Record<string, any>> =>
  Object.values(await finland.run(document, variables, CELIA_CLERK))[0] as Record<string, any>;
const read = async (id: string, as = KESKUSKOULU) => (await finland.run(READ, { id }, as))['celiaCustomer'];
const unchanged = () => rowsBut(finland, 'audit');

describe('[F8] the contract of a unit', () => {
  test('ended: nobody works or registers there from that moment, and its customers stay', async () => {
    const { id } = await registered(finland, 'fi-u1');
    expect(await ask(CONTRACT, { unitId: 'fi-u1', active: false })).toMatchObject({
      id: 'fi-u1',
      contractActive: false,
    });
    expect(await lastLine(finland)).toMatchObject({ action: 'setCeliaUnitContract', subject: 'fi-u1', unit: 'celia' });
    expect(await read(id)).toMatchObject({ code: 'UNIT_CONTRACT_ENDED' });
    const form = aForm({ personalIdentityCode: '301147-9267' });
    const { registerCeliaCustomer } = await finland.run(REGISTER, form, KESKUSKOULU);
    expect(registerCeliaCustomer).toMatchObject({ code: 'UNIT_CONTRACT_ENDED' });
    expect(await finland.rows('SELECT state, unit_id FROM celia_customer')).toEqual([
      { state: 'ACTIVE', unit_id: 'fi-u1' },
    ]);
    expect(await ask(CONTRACT, { unitId: 'fi-u1', active: true })).toMatchObject({ contractActive: true });
    expect(await read(id)).toMatchObject({ id });
  });

  test('that ends while a form is being saved: nobody is registered after it', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
    const { registering } = await finland.owned.transaction(async (tx) => {
      await tx.query(`UPDATE unit SET contract_active = false WHERE id = 'fi-u1'`);
      const waiting = `SELECT FROM pg_locks WHERE NOT granted AND locktype IN ('tuple', 'transactionid')`;
      const saving = finland.run(REGISTER, aForm(), KESKUSKOULU);
      while ((await tx.query(waiting)).length === 0) await new Promise((resolve) => setImmediate(resolve));
      return { registering: saving };
    });
    expect((await registering)['registerCeliaCustomer']).toMatchObject({ code: 'UNIT_CONTRACT_ENDED' });
    expect(await finland.rows('SELECT FROM celia_customer')).toEqual([]);
  });

  test('of a unit that there is not is neither ended nor opened', async () => {
    const before = await unchanged();
    expect(await ask(CONTRACT, { unitId: 'fi-u9', active: false })).toMatchObject({ code: 'NO_SUCH_UNIT' });
    expect(await unchanged()).toEqual(before);
  });
});

describe('[F13] moveCeliaCustomers', () => {
  test('moves everybody of a unit whose contract ended, with a line about each; the new unit works with them', async () => {
    const { id } = await registered(finland, 'fi-u1');
    const ended = await registered(finland, 'fi-u1', { personalIdentityCode: '301147-9267' });
    await markForDeletion(finland, ended['id']);
    const stays = await registered(finland, 'fi-u2', {
      ...{ personalIdentityCode: '101072U9336', ground: 'SCHOOL_SPECIAL_SUPPORT' },
    });
    await ask(CONTRACT, { unitId: 'fi-u1', active: false });
    expect(await ask(MOVE, { unitId: 'fi-u1', toUnitId: 'fi-u3' })).toMatchObject({
      unit: { id: 'fi-u3' },
      more: false,
    });
    const lines = await finland.rows(
      `SELECT subject, unit, purpose FROM audit WHERE action = 'moveCeliaCustomers' ORDER BY seq`,
    );
    expect(lines.map(({ subject }) => subject).sort()).toEqual([id, ended['id'], 'fi-u1'].sort());
    expect(new Set(lines.map(({ purpose }) => purpose))).toEqual(new Set(['CELIA_SUPERVISION']));
    await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
    expect(await read(id, POHJOLA)).toMatchObject({ id, unit: { id: 'fi-u3' } });
    expect(await finland.rows('SELECT unit_id FROM celia_customer WHERE id = $1', [stays['id']])).toEqual([
      { unit_id: 'fi-u2' },
    ]);
  });

  test.each([
    ['to a unit without a contract', 'fi-u1', 'fi-u5', 'UNIT_CONTRACT_ENDED', 'toUnitId'],
    ['to the same unit', 'fi-u1', 'fi-u1', 'SAME_UNIT', 'toUnitId'],
    ['to none', 'fi-u1', 'fi-u9', 'NO_SUCH_UNIT', 'toUnitId'],
    ['from none', 'fi-u9', 'fi-u1', 'NO_SUCH_UNIT', 'fromUnitId'],
  ])('refuses %s, and moves nobody', async (_label, unitId, toUnitId, code, field) => {
    await registered(finland, 'fi-u1');
    const before = await unchanged();
    expect(await ask(MOVE, { unitId, toUnitId })).toMatchObject({ code, field });
    expect(await unchanged()).toEqual(before);
    expect(await lastLine(finland)).toMatchObject({ action: 'moveCeliaCustomers', outcome: code });
  });

  test('moves 500 at a time and says that there are more', async () => {
    await registered(finland, 'fi-u1');
    await finland.rows(`
      INSERT INTO personal_number SELECT (jsonb_populate_record(p, jsonb_build_object('reference', gen_random_uuid()))).*
        FROM personal_number p, generate_series(1, 500);
      INSERT INTO celia_customer (unit_id, identity_code, birth_date, first_name, last_name, street, postcode, place, email,
        language, format, temporary, registered_at, state)
      SELECT 'fi-u1', reference, '1990-01-01', 'A', 'B', 'C', '00100', 'D', 'x@example.fi', 'FI', 'ONLINE', false, now(), 'ACTIVE'
        FROM personal_number WHERE reference NOT IN (SELECT identity_code FROM celia_customer)`);
    expect(await ask(MOVE, { unitId: 'fi-u1', toUnitId: 'fi-u3' })).toMatchObject({ more: true });
    expect(await finland.rows(`SELECT FROM celia_customer WHERE unit_id = 'fi-u1'`)).toHaveLength(1);
    expect(await ask(MOVE, { unitId: 'fi-u1', toUnitId: 'fi-u3' })).toMatchObject({ more: false });
    expect(await finland.rows(`SELECT FROM celia_customer WHERE unit_id = 'fi-u3'`)).toHaveLength(501);
  });
});

describe('addCeliaUnit', () => {
  const unit = { id: 'uusi-koulu', kind: 'SCHOOL', name: ' Uusi  koulu ', municipality: 'Annela' };

  test('opens a unit with a contract, once', async () => {
    expect(await ask(ADD_UNIT, { unit })).toMatchObject({ id: 'uusi-koulu', name: 'Uusi koulu', contractActive: true });
    expect(await lastLine(finland)).toMatchObject({ action: 'addCeliaUnit', subject: 'uusi-koulu', outcome: 'DONE' });
    const before = await unchanged();
    expect(await ask(ADD_UNIT, { unit: { ...unit, name: 'Toinen' } })).toMatchObject({ code: 'UNIT_EXISTS' });
    expect(await unchanged()).toEqual(before);
  });

  test.each([
    ['id', 'x'],
    ['id', 'x'.repeat(41)],
    ['id', 'Iso'],
    ['name', ' '],
    ['municipality', 'x'.repeat(101)],
  ])('refuses the %s %s', async (field, text) => {
    expect(await ask(ADD_UNIT, { unit: { ...unit, [field]: text } })).toMatchObject({ code: 'UNIT_INVALID' });
    expect(await finland.rows(`SELECT FROM unit`)).toHaveLength(5);
  });

  test('takes the longest code and name', async () => {
    const longest = { ...unit, id: 'x'.repeat(40), name: 'x'.repeat(100) };
    expect(await ask(ADD_UNIT, { unit: longest })).toMatchObject({ id: longest.id });
  });
});
