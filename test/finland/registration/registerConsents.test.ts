import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aForm, emptyRegister, KESKUSKOULU, PUPIL, type TestFinland, testFinland } from '../../support/finland.ts';
import { SELECT_UNIT } from '../documents.ts';
import { REGISTER_WHOLE } from './registrationDocuments.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(async () => {
  await emptyRegister(finland);
  await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
});
afterAll(() => finland.close());

const register = async (overrides: object = {}, language = 'en') =>
  (await finland.run(REGISTER_WHOLE, aForm(overrides), KESKUSKOULU, language))['registerCeliaCustomer'];
const consent = (overrides: object = {}) => ({
  consents: [{ kind: 'DIRECT_MARKETING', form: 'ORAL', givenBy: 'CUSTOMER', ...overrides }],
});
const rowsKept = async () =>
  (
    await finland.rows(`SELECT (SELECT count(*)::int FROM celia_customer) AS customers,
      (SELECT count(*)::int FROM personal_number) AS codes, (SELECT count(*)::int FROM celia_consent) AS consents,
      (SELECT count(*)::int FROM reading_disability) AS details, (SELECT count(*)::int FROM outbox) AS letters,
      (SELECT count(*)::int FROM celia_task) AS tasks`)
  )[0];
const NOTHING = { customers: 0, codes: 0, consents: 0, details: 0, letters: 0, tasks: 0 };

describe('[A34] consents', () => {
  test('are put on record with what to, in which words, how, by whom, and who took them', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
    await register({
      ...PUPIL,
      guardianConsent: { ...PUPIL.guardianConsent, textVersion: '1', evidence: 'mappi 3/2024' },
      ...consent({ kind: 'LOAN_HISTORY', form: 'DIGITAL', givenBy: 'GUARDIAN' }),
    });
    const kept = await finland.rows(
      `SELECT celia_consent.kind, text_version, form, evidence, given_by, given_at, withdrawn_at, subject FROM celia_consent
       JOIN registrar ON registrar.id = recorded_by ORDER BY 1`,
    );
    const by = { given_by: 'GUARDIAN', given_at: finland.clock.now(), subject: 'registrar.keskuskoulu' };
    const text = { text_version: '1', withdrawn_at: null };
    expect(kept).toEqual([
      { kind: 'LOAN_HISTORY', form: 'DIGITAL', evidence: null, ...text, ...by },
      { kind: 'REGISTRATION_BY_GUARDIAN', form: 'PAPER', evidence: 'mappi 3/2024', ...text, ...by },
    ]);
  });

  test('of a guardian are told to the guardian, in words that say of whom and of what nothing', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
    await register({ ...PUPIL, language: 'SV' });
    await finland.subgraph.outbox.drain();
    const [mail, ...others] = finland.mailServer.mails;
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: ['mikko@example.fi'], subject: 'Ditt samtycke har antecknats' });
    expect(mail?.text).not.toMatch(/Aino|Esimerkki|läs|bok/i);
  });

  test.each([
    ['another version of the text', consent({ textVersion: '0' }), 'CONSENT_TEXT_NOT_IN_FORCE'],
    ['a proof too long', consent({ evidence: 'x'.repeat(101) }), 'CONSENT_EVIDENCE_INVALID'],
    ['a proof with a code in it', consent({ evidence: 'hetu 280215A924B' }), 'CONSENT_EVIDENCE_INVALID'],
    ['the same twice', { consents: [...consent().consents, ...consent().consents] }, 'CONSENT_GIVEN_ALREADY'],
    ['a guardian of an adult', consent({ givenBy: 'GUARDIAN' }), 'GUARDIAN_NOT_APPLICABLE'],
    ['a detail without it', { readingDisability: 'DYSLEXIA' }, 'READING_DISABILITY_CONSENT_REQUIRED'],
    [
      'a detail with another one',
      { readingDisability: 'DYSLEXIA', ...consent() },
      'READING_DISABILITY_CONSENT_REQUIRED',
    ],
  ])('with %s: nothing is kept', async (_label, overrides, code) => {
    expect((await register(overrides)).code).toBe(code);
    expect(await rowsKept()).toEqual(NOTHING);
  });

  test.each([
    ['14', '160609A9216', 'CUSTOMER', 'GUARDIAN_CONSENT_REQUIRED'],
    ['14', '160609A9216', 'GUARDIAN', undefined],
    ['15 today', '150609A920H', 'CUSTOMER', undefined],
    ['15 today', '150609A920H', 'GUARDIAN', undefined],
    ['17', '160606A923F', 'GUARDIAN', undefined],
    ['18 today', '150606A922T', 'GUARDIAN', 'GUARDIAN_NOT_APPLICABLE'],
    ['18 today', '150606A922T', 'CUSTOMER', undefined],
  ])('[F3] [F4] for somebody of %s (%s) given by %s', async (age, personalIdentityCode, givenBy, code) => {
    const guardianConsent = age === '14' ? PUPIL.guardianConsent : undefined;
    expect((await register({ personalIdentityCode, guardianConsent, ...consent({ givenBy }) })).code).toBe(code);
  });
});

describe('[A44] what makes reading hard', () => {
  const given = { readingDisability: 'CONVALESCENCE', ...consent({ kind: 'REASON_DETAIL' }) };

  test('is sealed beside its consent and stands nowhere else', async () => {
    const { id } = await register(given);
    expect(await rowsKept()).toMatchObject({ customers: 1, consents: 1, details: 1 });
    const tables = await finland.rows(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    for (const { name } of tables) {
      const rows = await finland.rows(`SELECT t::text AS row FROM "${name}" t`);
      expect([name, rows.filter(({ row }) => /CONVALESCENCE/i.test(row))]).toEqual([name, []]);
    }
    const [sealed] = await finland.rows('SELECT customer_id, sealed FROM reading_disability');
    expect([sealed.customer_id, sealed.sealed.toString('latin1')]).toEqual([id, expect.not.stringContaining('CONV')]);
  });

  test('may be left out with the consent to it, and without', async () => {
    await register(consent({ kind: 'REASON_DETAIL' }));
    expect(await rowsKept()).toMatchObject({ customers: 1, consents: 1, details: 0 });
  });
});
