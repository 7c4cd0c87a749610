import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CELIA_CLERK,
  KESKUSKOULU,
  lastLine,
  markForDeletion,
  POHJOLA,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { FIND } from '../documents.ts';
import { FOR_CELIA } from './celiaDocuments.ts';

const CODES = ['040191-925P', '301147-9267', '280215B924B', '101072U9336'] as const;

let finland: TestFinland;
let mine: string;
let ended: string;
beforeAll(async () => {
  finland = await testFinland({ FINLAND_CELIA_LOOKUPS_PER_PERSON_PER_DAY: '3', FINLAND_CELIA_LOOKUPS_PER_DAY: '4' });
  mine = (await registered(finland, 'fi-u1'))['id'];
  ended = (await registered(finland, 'fi-u3', { personalIdentityCode: CODES[1] }, POHJOLA))['id'];
  await markForDeletion(finland, ended);
});
afterAll(() => finland.close());

const ask = (variables: object, as = CELIA_CLERK) => finland.answer(FOR_CELIA, variables, as);
const BY_CLERK = { actor: 'staff|celia.palvelut', unit: 'celia', action: 'customerForCelia', purpose: 'CELIA_SERVICE' };

describe("a search by code of Celia's own staff", () => {
  test('[F9] [F19] finds whoever has the code, of any unit, and shows the unit', async () => {
    const { data } = await ask({ code: ' 040191-925p ' });
    expect(data?.['customerForCelia']).toMatchObject({ id: mine, state: 'ACTIVE', unit: { id: 'fi-u1' } });
    expect(JSON.stringify(data)).not.toContain('925P');
    expect(await lastLine(finland)).toMatchObject({ ...BY_CLERK, subject: mine, outcome: 'DONE' });
  });

  test('[F19] finds one who is marked for deletion, whom a registrar does not', async () => {
    const { data } = await ask({ code: CODES[1], celiaPurpose: 'CELIA_SUPERVISION' });
    expect(data?.['customerForCelia']).toMatchObject({
      ...{ id: ended, state: 'MARKED_FOR_DELETION', unit: { id: 'fi-u3' } },
      markedForDeletionAt: expect.any(String),
    });
    expect(await lastLine(finland)).toMatchObject({ subject: ended, purpose: 'CELIA_SUPERVISION' });
    const { findCeliaCustomer } = await finland.run(FIND, { code: CODES[1] }, KESKUSKOULU);
    expect(findCeliaCustomer).toMatchObject({ outcome: 'IN_USE_NOT_FOUND', customer: null });
  });

  test('says that nobody is registered with the code, on record too', async () => {
    const { data } = await ask({ code: CODES[2] });
    expect(data?.['customerForCelia']).toMatchObject({ code: 'NO_SUCH_CUSTOMER' });
    expect(await lastLine(finland)).toMatchObject({ ...BY_CLERK, subject: null, outcome: 'NO_SUCH_CUSTOMER' });
  });

  test('a code that is none costs nothing of the budget and is on record', async () => {
    const { data } = await ask({ code: '040191-9250' });
    expect(data?.['customerForCelia']).toMatchObject({ code: 'PERSONAL_IDENTITY_CODE_CHECK_CHARACTER' });
    expect(await lastLine(finland)).toMatchObject({ ...BY_CLERK, outcome: 'PERSONAL_IDENTITY_CODE_CHECK_CHARACTER' });
    expect((await finland.rows(`SELECT FROM lookup_budget WHERE unit = 'celia'`)).length).toBe(3);
  });

  test('[A2] the fourth person within 24 hours is one too many; those seen already are free', async () => {
    const { errors } = await ask({ code: CODES[3] });
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(await lastLine(finland)).toMatchObject({ ...BY_CLERK, outcome: 'RATE_LIMITED' });
    expect((await ask({ code: CODES[0] })).errors).toBeUndefined();
  });

  test('a purpose of registrars is none of Celia’s, and the other way about', async () => {
    const before = await lastLine(finland);
    const asClerk = await ask({ code: CODES[0], celiaPurpose: 'REGISTRATION' });
    const asRegistrar = await finland.answer(FIND, { code: CODES[0], purpose: 'CELIA_SERVICE' }, KESKUSKOULU);
    for (const { errors } of [asClerk, asRegistrar])
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await lastLine(finland)).toEqual(before);
  });
});

describe('the database', () => {
  const clerk = `(SELECT id FROM registrar WHERE kind = 'CELIA')`;
  test.each([
    [
      'lets Celia’s staff represent no unit',
      `INSERT INTO registrar_unit (registrar_id, unit_id) VALUES (${clerk}, 'fi-u1')`,
    ],
    [
      'makes no clerk of a registrar with units',
      `UPDATE registrar SET kind = 'CELIA', represents_units = false WHERE subject = 'registrar.pohjola'`,
    ],
    ['lets nobody be both', `INSERT INTO registrar (issuer, subject) VALUES ('staff', 'celia.palvelut')`],
  ])('%s', async (_title, sql) => {
    await expect(finland.rows(sql)).rejects.toThrow(/violates (foreign key|unique) constraint/);
  });
});
