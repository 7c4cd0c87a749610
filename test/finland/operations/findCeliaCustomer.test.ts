import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  KESKUSKOULU,
  markForDeletion,
  POHJOLA,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { FIND, SELECT_UNIT } from '../documents.ts';

let finland: TestFinland;
let pupil: Record<string, any>;
let ended: Record<string, any>;
beforeAll(async () => {
  finland = await testFinland();
  ended = await registered(finland, 'fi-u1');
  await markForDeletion(finland, ended['id']);
  const { __typename, ...fields } = await registered(finland, 'fi-u2', PUPIL);
  pupil = fields;
  await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
});
afterAll(() => finland.close());

const lastAudit = async () => (await finland.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];
const find = async (code: string, as = KESKUSKOULU) => (await finland.run(FIND, { code }, as)).findCeliaCustomer;
const NOTHING = { __typename: 'CeliaSearchResult', customer: null, transferable: null };

describe('[F9] findCeliaCustomer', () => {
  test('finds a customer of the own unit, whole', async () => {
    const answer = await find(' 280215a924b ');
    expect(answer).toEqual({
      __typename: 'CeliaSearchResult',
      outcome: 'OWN_UNIT',
      transferable: null,
      customer: pupil,
    });
    expect(answer.customer.maskedPersonalIdentityCode).toBe('280215****');
    expect(await lastAudit()).toMatchObject({
      actor: 'staff|registrar.keskuskoulu',
      unit: 'fi-u2',
      purpose: 'REGISTRATION',
      action: 'findCeliaCustomer',
      subject: pupil['id'],
      outcome: 'DONE',
    });
  });

  test('[A4] tells of a customer of another unit that there is one who can be moved, and nothing else', async () => {
    expect(await find('280215A924B', POHJOLA)).toEqual({ ...NOTHING, outcome: 'OTHER_UNIT', transferable: true });
    expect(await lastAudit()).toMatchObject({ unit: 'fi-u3', subject: pupil['id'] });
  });

  test('[A4] tells of one marked for deletion, in whatever unit, that the code is in use', async () => {
    expect(await find('040191-925P')).toEqual({ ...NOTHING, outcome: 'IN_USE_NOT_FOUND' });
    await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
    expect(await find('040191-925P')).toEqual({ ...NOTHING, outcome: 'IN_USE_NOT_FOUND' });
    await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
  });

  test('finds nobody under the same digits with another sign', async () => {
    expect(await find('280215B924B')).toEqual({ ...NOTHING, outcome: 'NOT_FOUND' });
    expect(await find('040191X925P')).toEqual({ ...NOTHING, outcome: 'NOT_FOUND' });
    expect(await lastAudit()).toMatchObject({ subject: null, outcome: 'DONE' });
  });

  test('keeps nothing of a code that it looked for', async () => {
    const vault = await finland.rows('SELECT * FROM personal_number');
    await find('010412D9343');
    expect(await finland.rows('SELECT * FROM personal_number')).toEqual(vault);
  });

  test.each([
    ['22222222222', 'PERSONAL_IDENTITY_CODE_FILLER'],
    ['040191-925', 'PERSONAL_IDENTITY_CODE_FORMAT'],
    ['310291-925X', 'PERSONAL_IDENTITY_CODE_DATE'],
    ['010190-000N', 'PERSONAL_IDENTITY_CODE_INDIVIDUAL_NUMBER'],
    ['010594Y9031', 'PERSONAL_IDENTITY_CODE_CHECK_CHARACTER'],
    ['311229A1234', 'PERSONAL_IDENTITY_CODE_FUTURE_DATE'],
  ])('refuses %s with %s, on record', async (code, refused) => {
    expect(await find(code)).toMatchObject({ code: refused, field: 'personalIdentityCode' });
    expect(await lastAudit()).toMatchObject({ subject: null, outcome: refused });
  });

  test('[A36] refuses a code in the text of the operation, without repeating it', async () => {
    const document = `{ findCeliaCustomer(personalIdentityCode: "280215A924B", purpose: REGISTRATION) { __typename } }`;
    const { errors } = await finland.answer(document, {}, KESKUSKOULU);
    expect(JSON.stringify(errors)).toContain('must be sent as a variable');
    expect(JSON.stringify(errors)).not.toContain('280215');
  });

  test('[A4] asks why', async () => {
    const { errors } = await finland.answer(FIND, { code: '280215A924B', purpose: 'CURIOSITY' }, KESKUSKOULU);
    expect(errors).toHaveLength(1);
    expect(await find('280215A924B')).toMatchObject({ outcome: 'OWN_UNIT' });
    const answer = await finland.run(FIND, { code: '280215A924B', purpose: 'CUSTOMER_REQUEST' }, KESKUSKOULU);
    expect(answer['findCeliaCustomer'].outcome).toBe('OWN_UNIT');
    expect(await lastAudit()).toMatchObject({ purpose: 'CUSTOMER_REQUEST' });
  });
});

test('refuses artificial codes unless they are allowed', async () => {
  const strict = await testFinland({ FINLAND_ARTIFICIAL_CODES: undefined });
  await strict.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
  const { findCeliaCustomer } = await strict.run(FIND, { code: '280215A924B' }, KESKUSKOULU, 'fi');
  await strict.close();
  expect(findCeliaCustomer).toEqual({
    __typename: 'FinlandRefusal',
    code: 'PERSONAL_IDENTITY_CODE_ARTIFICIAL',
    field: 'personalIdentityCode',
    message: 'Testikäyttöön tarkoitettuja henkilötunnuksia (yksilönumerot 900–999) ei hyväksytä.',
  });
});
