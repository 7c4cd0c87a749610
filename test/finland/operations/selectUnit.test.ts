import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KESKUSKOULU, POHJOLA, type TestFinland, testFinland } from '../../support/finland.ts';
import { FIND, SELECT_UNIT } from '../documents.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
afterAll(() => finland.close());

const VIEWER = '{ viewer { celiaRegistrar { activeUnit { id } units { id contractActive } } } }';
const lastAudit = async () => (await finland.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];

describe('[F8] selectUnit', () => {
  test('before it, nothing can be done in any unit', async () => {
    const { findCeliaCustomer } = await finland.run(FIND, { code: '040191-925P' }, KESKUSKOULU, 'sv');
    expect(findCeliaCustomer).toEqual({
      __typename: 'FinlandRefusal',
      code: 'NO_ACTIVE_UNIT',
      field: null,
      message: 'Öppna först den enhet som du företräder.',
    });
    expect(await lastAudit()).toMatchObject({ action: 'findCeliaCustomer', unit: null, outcome: 'NO_ACTIVE_UNIT' });
  });

  test('opens one unit, then another: exactly one is open', async () => {
    for (const unitId of ['fi-u1', 'fi-u2']) {
      const { selectUnit } = await finland.run(SELECT_UNIT, { unitId }, KESKUSKOULU);
      expect(selectUnit).toMatchObject({ __typename: 'CeliaRegistrar', activeUnit: { id: unitId } });
      expect(await lastAudit()).toMatchObject({
        actor: 'staff|registrar.keskuskoulu',
        unit: unitId,
        action: 'selectUnit',
        outcome: 'DONE',
      });
    }
    const { viewer } = await finland.run(VIEWER, {}, KESKUSKOULU);
    expect(viewer.celiaRegistrar.activeUnit).toEqual({ id: 'fi-u2' });
    const rows = await finland.rows(`SELECT subject, active_unit_id FROM registrar WHERE kind <> 'CELIA' ORDER BY 1`);
    expect(rows).toEqual([
      { subject: 'registrar.keskuskoulu', active_unit_id: 'fi-u2' },
      { subject: 'registrar.pohjola', active_unit_id: null },
    ]);
  });

  test.each([
    ['of others', 'fi-u3', KESKUSKOULU, 'NOT_YOUR_UNIT', null],
    ['that does not exist', 'fi-u9', KESKUSKOULU, 'NOT_YOUR_UNIT', null],
    ['without a contract', 'fi-u5', POHJOLA, 'UNIT_CONTRACT_ENDED', 'fi-u5'],
  ])('refuses a unit %s and leaves the open one open', async (_label, unitId, registrar, code, audited) => {
    const before = await finland.rows('SELECT * FROM registrar ORDER BY subject');
    const { selectUnit } = await finland.run(SELECT_UNIT, { unitId }, registrar);
    expect(selectUnit).toMatchObject({ __typename: 'FinlandRefusal', code, field: 'unitId' });
    expect(await finland.rows('SELECT * FROM registrar ORDER BY subject')).toEqual(before);
    expect(await lastAudit()).toMatchObject({ unit: audited, outcome: code });
  });

  test('a contract that ends closes the unit at once', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u4' }, POHJOLA);
    await finland.rows(`UPDATE unit SET contract_active = false WHERE id = 'fi-u4'`);
    const { findCeliaCustomer } = await finland.run(FIND, { code: '040191-925P' }, POHJOLA);
    expect(findCeliaCustomer).toMatchObject({ code: 'UNIT_CONTRACT_ENDED' });
  });

  test('a unit taken from the registrar is closed by the database', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
    await finland.rows(`DELETE FROM registrar_unit WHERE unit_id = 'fi-u3'`);
    const { viewer } = await finland.run(VIEWER, {}, POHJOLA);
    expect(viewer.celiaRegistrar.activeUnit).toBeNull();
    const stray = finland.rows(`UPDATE registrar SET active_unit_id = 'fi-u3' WHERE subject = 'registrar.pohjola'`);
    await expect(stray).rejects.toThrow('registrar_works_in_unit_he_represents');
  });

  test('[F7] viewer is null for whoever is no registrar', async () => {
    for (const caller of [
      undefined,
      { ...KESKUSKOULU, issuer: 'id-porten' },
      { ...KESKUSKOULU, subject: 'desk.annen' },
    ]) {
      expect(await finland.run(VIEWER, {}, caller)).toEqual({ viewer: { celiaRegistrar: null } });
    }
  });
});
