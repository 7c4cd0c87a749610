import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  emptyRegister,
  KESKUSKOULU,
  lastLine,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { rowsBut } from '../../support/retention.ts';
import { GIVE, GIVE_MINE, MY_CONSENTS, READING_DISABILITY, WITHDRAW_MINE } from './registrationDocuments.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(() => emptyRegister(finland));
afterAll(() => finland.close());

const CELIA = { issuer: 'staff', subject: 'celia.palvelut', claims: {} };
const holderOf = (id: string) => ({
  ...{ issuer: 'celia', subject: id, claims: { sub: id, iat: finland.clock.now().getTime() / 1_000 } },
});
const ask = async (document: string, variables: object, as = KESKUSKOULU): Promise<any> =>
  Object.values(await finland.run(document, variables, as))[0];
const consents = () => finland.rows('SELECT * FROM celia_consent ORDER BY given_at, kind');
const detail = async (id: string) => (await ask(READING_DISABILITY, { id }, CELIA)).category;

async function aCustomer(overrides: object = {}, unitId = 'fi-u1'): Promise<string> {
  const { id } = await registered(finland, unitId, overrides);
  await finland.rows(
    `INSERT INTO celia_credential (customer_id, system, generation, state, sent_at, activated_at, password_hash)
     VALUES ($1, 'CELIANET', 1, 'ACTIVATED', '2024-06-01', '2024-06-01', 'x')`,
    [id],
  );
  return id;
}

async function refused(document: string, variables: object, code: string, as = KESKUSKOULU) {
  const before = await rowsBut(finland, 'audit');
  expect(await ask(document, variables, as)).toMatchObject({ code });
  expect(await rowsBut(finland, 'audit')).toEqual(before);
  expect(await lastLine(finland)).toMatchObject({ outcome: code });
}

describe('[A34] giveCeliaConsent', () => {
  test('keeps what to, in which words, how, by whom, with which proof, and who wrote it down', async () => {
    const id = await aCustomer();
    const consent = { kind: 'DIRECT_MARKETING', form: 'PAPER', givenBy: 'CUSTOMER', evidence: 'Mappi 7' };
    expect(await ask(GIVE, { id, consent })).toEqual({
      ...{ __typename: 'CeliaConsent', kind: 'DIRECT_MARKETING', textVersion: '1', form: 'PAPER', givenBy: 'CUSTOMER' },
      ...{ givenAt: '2024-06-15T07:00:00.000Z', withdrawnAt: null },
    });
    const [{ id: registrar }] = await finland.rows(`SELECT id FROM registrar WHERE subject = $1`, [
      KESKUSKOULU.subject,
    ]);
    expect(await consents()).toMatchObject([{ evidence: 'Mappi 7', recorded_by: registrar, withdrawn_at: null }]);
    expect(await lastLine(finland)).toMatchObject({
      action: 'giveCeliaConsent',
      unit: 'fi-u1',
      subject: id,
      outcome: 'DONE',
    });
    await refused(GIVE, { id, consent }, 'CONSENT_GIVEN_ALREADY');
  });

  test('[A44] seals the detail, which the unit cannot read back', async () => {
    const id = await aCustomer();
    const consent = { kind: 'REASON_DETAIL', form: 'ORAL', givenBy: 'CUSTOMER' };
    await ask(GIVE, { id, consent, detail: 'APHASIA' });
    expect(await detail(id)).toBe('APHASIA');
    expect(JSON.stringify(await rowsBut(finland, 'audit'))).not.toContain('APHASIA');
  });

  const GIVEN = { kind: 'LOAN_HISTORY', form: 'ORAL', givenBy: 'CUSTOMER' };
  test.each([
    ['whose identity was not checked', { checked: false }, 'IDENTITY_NOT_CHECKED'],
    ['a guardian of an adult', { consent: { ...GIVEN, givenBy: 'GUARDIAN' } }, 'GUARDIAN_NOT_APPLICABLE'],
    ['words not in force', { consent: { ...GIVEN, textVersion: '2' } }, 'CONSENT_TEXT_NOT_IN_FORCE'],
    ['a code as proof', { consent: { ...GIVEN, evidence: '040191-925P' } }, 'CONSENT_EVIDENCE_INVALID'],
    ['a detail without its consent', { detail: 'APHASIA' }, 'READING_DISABILITY_CONSENT_REQUIRED'],
  ])('refuses %s, and keeps nothing', async (_label, given, code) => {
    await refused(GIVE, { id: await aCustomer(), ...given }, code);
  });

  test.each([
    ['14', '160609A9216', 'GUARDIAN_CONSENT_REQUIRED'],
    ['15 today', '150609A920H', undefined],
  ])('[F3] [F4] by the customer himself at %s', async (_age, personalIdentityCode, code) => {
    const id = await aCustomer({ ...PUPIL, personalIdentityCode }, 'fi-u2');
    if (code) {
      await refused(GIVE, { id }, code);
      await refused(GIVE_MINE, {}, code, holderOf(id));
      expect(await ask(GIVE, { id, consent: { ...GIVEN, givenBy: 'GUARDIAN' } })).toMatchObject({
        givenBy: 'GUARDIAN',
      });
    } else expect(await ask(GIVE_MINE, {}, holderOf(id))).toMatchObject({ kind: 'LOAN_HISTORY' });
  });
});

describe('[A34] giveMyCeliaConsent', () => {
  test('again after a withdrawal is a new record, with the detail of then', async () => {
    const id = await aCustomer();
    const mine = { kind: 'REASON_DETAIL', detail: 'DYSLEXIA' };
    expect(await ask(GIVE_MINE, mine, holderOf(id))).toMatchObject({ form: 'DIGITAL', givenBy: 'CUSTOMER' });
    await refused(GIVE_MINE, mine, 'CONSENT_GIVEN_ALREADY', holderOf(id));
    finland.clock.advance(1_000);
    await ask(WITHDRAW_MINE, { kind: 'REASON_DETAIL' }, holderOf(id));
    expect(await ask(GIVE_MINE, { ...mine, detail: 'APHASIA' }, holderOf(id))).toMatchObject({ withdrawnAt: null });
    expect(await lastLine(finland)).toMatchObject({ action: 'giveMyCeliaConsent', subject: id, outcome: 'DONE' });
    expect(await consents()).toMatchObject([
      { kind: 'REASON_DETAIL', withdrawn_by: 'CUSTOMER', recorded_by: null },
      { kind: 'REASON_DETAIL', withdrawn_by: null, recorded_by: null, evidence: null },
    ]);
    expect(await detail(id)).toBe('APHASIA');
    const { celiaConsents } = await ask(MY_CONSENTS, {}, holderOf(id));
    expect(celiaConsents).toHaveLength(2);
  });

  test('refuses words that are not in force, and a detail without its consent', async () => {
    const id = await aCustomer();
    await refused(GIVE_MINE, { textVersion: '0' }, 'CONSENT_TEXT_NOT_IN_FORCE', holderOf(id));
    await refused(GIVE_MINE, { detail: 'APHASIA' }, 'READING_DISABILITY_CONSENT_REQUIRED', holderOf(id));
  });
});
