import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  aForm,
  CELIA_CLERK,
  KESKUSKOULU,
  lastLine,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { ADD_UNIT, EMAIL_FOR_CELIA, MOVE } from '../celia/celiaDocuments.ts';
import { CHANGE_EMAIL, FIND, REGISTER, SELECT_UNIT, SEND } from '../documents.ts';
import { aCase } from '../registration/registrationCells.ts';
import { OPEN_CASE } from '../registration/registrationDocuments.ts';
import { registrarDesk } from './registrarDesk.ts';

const MADE_UP = { email: 'harjoitus@koulutus.example' };
const REAL_CODE = '131052-308T';

let finland: TestFinland;
let desk: ReturnType<typeof registrarDesk>;
let trainee: Caller;
let real: string;
let madeUp: string;
beforeAll(async () => {
  finland = await testFinland();
  desk = registrarDesk(finland);
  const unit = {
    id: 'fi-koulutus',
    kind: 'LIBRARY',
    name: 'Koulutuskirjasto',
    municipality: 'Helsinki',
    training: true,
  };
  await finland.run(ADD_UNIT, { unit }, CELIA_CLERK);
  trainee = await desk.opened('fi-koulutus', 'TRAINING');
  await finland.run(SELECT_UNIT, { unitId: 'fi-koulutus' }, trainee);
  real = (await registered(finland, 'fi-u1'))['id'];
  madeUp = (await register({ personalIdentityCode: '301147-9267', ...MADE_UP }))['id'];
  await desk.drain();
});
afterAll(() => finland.close());

const register = (overrides: object, as = trainee) => desk.ask(REGISTER, aForm(overrides), as);
const find = (code: string, as = trainee) => desk.ask(FIND, { code }, as);

describe('[F8] training', () => {
  test('[F21] sends Celia no case', async () => {
    expect(await desk.ask(OPEN_CASE, aCase(), trainee)).toMatchObject({ code: 'TRAINING_SENDS_NOTHING' });
    expect(await finland.rows('SELECT FROM celia_case')).toEqual([]);
  });

  test('has customers of its own, and mails them nothing', async () => {
    expect(await finland.rows('SELECT id, training FROM celia_customer ORDER BY number')).toEqual([
      { id: real, training: false },
      { id: madeUp, training: true },
    ]);
    finland.mailServer.mails.length = 0;
    expect(await desk.ask(SEND, { id: madeUp }, trainee)).toMatchObject({ id: madeUp });
    const email = 'toinen@koulutus.example';
    expect(await desk.ask(CHANGE_EMAIL, { id: madeUp, email }, trainee)).toMatchObject({ email });
    await desk.drain();
    expect(await finland.rows(`SELECT FROM outbox WHERE done_at IS NULL AND kind <> 'celia-welcome'`)).toEqual([]);
    expect(finland.mailServer.mails).toEqual([]);
  });

  test('finds and registers no person: only codes that are nobody’s', async () => {
    for (const answer of [await find(REAL_CODE), await register({ ...MADE_UP, personalIdentityCode: REAL_CODE })])
      expect(answer).toMatchObject({ code: 'TRAINING_CODE_ONLY', field: 'personalIdentityCode' });
    expect(await lastLine(finland)).toMatchObject({
      unit: 'fi-koulutus',
      subject: null,
      outcome: 'TRAINING_CODE_ONLY',
    });
    expect(await find(REAL_CODE, KESKUSKOULU)).toMatchObject({ outcome: 'NOT_FOUND' });
  });

  test('and the register show each other nobody', async () => {
    expect(await find('301147-9267')).toMatchObject({ outcome: 'OWN_UNIT' });
    expect(await find('040191-925P')).toMatchObject({
      outcome: 'IN_USE_NOT_FOUND',
      customer: null,
      transferable: null,
    });
    expect(await find('301147-9267', KESKUSKOULU)).toMatchObject({ outcome: 'IN_USE_NOT_FOUND', customer: null });
    expect(await register({ ...MADE_UP })).toMatchObject({ code: 'PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND' });
  });

  test('takes no address that a mail could reach', async () => {
    const guardianConsent = { form: 'ORAL', guardianName: 'Harri Huoltaja', guardianEmail: 'harri@example.fi' };
    const child = { personalIdentityCode: '280215A924B', ...MADE_UP };
    expect(await register({ ...child, email: 'x@example.fi' })).toMatchObject({
      code: 'TRAINING_EMAIL_ONLY',
      field: 'email',
    });
    expect(await register({ ...child, guardianConsent })).toMatchObject({
      ...{ code: 'TRAINING_EMAIL_ONLY', field: 'guardianConsent.guardianEmail' },
    });
    const changed = await desk.ask(CHANGE_EMAIL, { id: madeUp, email: 'x@example.fi' }, trainee);
    expect(changed).toMatchObject({ code: 'TRAINING_EMAIL_ONLY' });
    const byCelia = await desk.ask(EMAIL_FOR_CELIA, { id: madeUp, email: 'x@example.fi' }, CELIA_CLERK);
    expect(byCelia).toMatchObject({ code: 'TRAINING_EMAIL_ONLY' });
  });

  test('Celia moves nobody across', async () => {
    for (const [unitId, toUnitId] of [
      ['fi-koulutus', 'fi-u1'],
      ['fi-u1', 'fi-koulutus'],
    ])
      expect(await desk.ask(MOVE, { unitId, toUnitId }, CELIA_CLERK)).toMatchObject({ code: 'TRAINING_STAYS_APART' });
    expect(await desk.invite('fi-koulutus', 'REGISTRAR', CELIA_CLERK, 'a@example.fi')).toMatchObject({
      code: 'TRAINING_STAYS_APART',
    });
  });

  test.each([
    ['a training customer in a real unit', `UPDATE celia_customer SET unit_id = 'fi-u1' WHERE training`],
    ['a real customer in a training unit', `UPDATE celia_customer SET unit_id = 'fi-koulutus' WHERE NOT training`],
    ['one who is declared the other', `UPDATE celia_customer SET unit_id = 'fi-u1', training = false WHERE training`],
    ['an address outside', `UPDATE celia_customer SET email = 'x@example.fi' WHERE training`],
    [
      'a training account in a real unit',
      `INSERT INTO registrar_unit (registrar_id, unit_id, training)
       SELECT id, 'fi-u1', true FROM registrar WHERE kind = 'TRAINING'`,
    ],
    [
      'a real account in a training unit',
      `INSERT INTO registrar_unit (registrar_id, unit_id, training)
       SELECT id, 'fi-koulutus', false FROM registrar WHERE kind = 'MAIN_USER'`,
    ],
    ['a real unit that becomes one of training', `UPDATE unit SET training = true WHERE id = 'fi-u1'`],
  ])('the database refuses %s', async (_label, sql) => {
    await expect(finland.rows(sql)).rejects.toThrow(/violates (check|foreign key) constraint/);
  });
});
