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
const rowsKept = async () =>
  (
    await finland.rows(`SELECT (SELECT count(*)::int FROM celia_customer) AS customers,
      (SELECT count(*)::int FROM personal_number) AS codes, (SELECT count(*)::int FROM celia_consent) AS consents,
      (SELECT count(*)::int FROM reading_disability) AS details, (SELECT count(*)::int FROM outbox) AS letters,
      (SELECT count(*)::int FROM celia_task) AS tasks`)
  )[0];
const NOTHING = { customers: 0, codes: 0, consents: 0, details: 0, letters: 0, tasks: 0 };

describe('[F1] [F2] the ground', () => {
  test.each([
    ['2025-07-31T23:59:59.999+03:00', 'SCHOOL_SPECIAL_SUPPORT', undefined, 1],
    ['2025-07-31T23:59:59.999+03:00', 'SCHOOL_PUPIL_SUPPORT', 'GROUND_NOT_IN_FORCE', 0],
    ['2025-08-01T00:00:00+03:00', 'SCHOOL_SPECIAL_SUPPORT', 'GROUND_NOT_IN_FORCE', 0],
    ['2025-08-01T00:00:00+03:00', 'SCHOOL_PUPIL_SUPPORT', undefined, 2],
    ['2025-08-01T00:00:00+03:00', 'LANGUAGE_SKILL', 'LANGUAGE_SKILL_NOT_A_GROUND', 0],
  ])('of a school at %s: %s', async (now, ground, code, version) => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
    finland.clock.set(now);
    const answer = await register({ ...PUPIL, ground });
    expect(answer.code).toBe(code);
    if (code === 'GROUND_NOT_IN_FORCE') expect(answer.parts).toHaveLength(2);
    const kept = await finland.rows('SELECT ground, list_version FROM eligibility');
    expect(kept).toEqual(code ? [] : [{ ground, list_version: version }]);
  });
});

describe('[F5] a temporary customer', () => {
  test.each([
    ['today', true, '2024-06-15', 'EXPECTED_END_INVALID'],
    ['tomorrow', true, '2024-06-16', undefined],
    ['tomorrow, not temporary', false, '2024-06-16', 'EXPECTED_END_INVALID'],
    ['not known', true, null, undefined],
  ])('expected to need it until %s', async (_label, temporary, expectedEnd, code) => {
    const answer = await register({ temporary, expectedEnd });
    expect([answer.code, answer.expectedEnd]).toEqual([code, code ? undefined : expectedEnd]);
  });
});

describe('[F11] [F24] warnings', () => {
  const codes = ({ warnings }: { warnings: { code: string }[] }) => warnings.map(({ code }) => code);

  test.each([
    ['Soittaa iltaisin', ['EXTRA_INFO_NOT_MONITORED']],
    ['KIIREELLINEN: soittakaa', ['EXTRA_INFO_NOT_MONITORED', 'EXTRA_INFO_SOUNDS_URGENT']],
    ['Det är brådskande', ['EXTRA_INFO_NOT_MONITORED', 'EXTRA_INFO_SOUNDS_URGENT']],
    ['please call asap', ['EXTRA_INFO_NOT_MONITORED', 'EXTRA_INFO_SOUNDS_URGENT']],
    ['Pikakirjoitus on tuttua', ['EXTRA_INFO_NOT_MONITORED']],
    [null, []],
  ])('for the extra information %j', async (extraInformation, expected) => {
    expect(codes(await register({ extraInformation }))).toEqual(expected);
  });

  test('come in the language asked for', async () => {
    const { warnings } = await register({ extraInformation: 'kiire' }, 'sv');
    expect(warnings[1].message).toContain('låter brådskande');
  });

  test.each([
    ['known as one, in other letters', { email: 'Opettaja@Example.fi', emailBelongsTo: 'CUSTOMER' }, 'REGISTRAR'],
    ['said to be one', { email: 'toinen@example.fi', emailBelongsTo: 'REGISTRAR' }, 'REGISTRAR'],
    ['of the customer', { email: 'toinen@example.fi' }, 'CUSTOMER'],
  ])('[A20] for a registrar’s mailbox, and a task: %s', async (_label, overrides, owner) => {
    await finland.rows(`UPDATE registrar SET email = 'opettaja@example.fi' WHERE subject = 'registrar.pohjola'`);
    const answer = await register(overrides);
    expect(answer.emailBelongsTo).toBe(owner);
    expect(codes(answer)).toEqual(owner === 'REGISTRAR' ? ['EMAIL_BELONGS_TO_REGISTRAR'] : []);
    const tasks = await finland.rows('SELECT kind, unit_id, customer_id FROM celia_task');
    const task = { kind: 'REPLACE_EMAIL', unit_id: 'fi-u1', customer_id: answer.id };
    expect(tasks).toEqual(owner === 'REGISTRAR' ? [task] : []);
  });

  test('[F3] a guardian’s address is known as that', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
    expect(await register({ ...PUPIL, email: 'mikko@example.fi' })).toMatchObject({
      emailBelongsTo: 'GUARDIAN',
      warnings: [],
    });
  });
});

describe('[F12] whom the form is about', () => {
  test('an adult may have a contact person, who is no guardian', async () => {
    const contactPerson = { name: 'Naapuri Malli', email: 'naapuri@example.fi', telephone: null };
    expect(await register({ contactPerson })).toMatchObject({ contactPerson });
    expect(await finland.rows('SELECT FROM guardian_consent')).toEqual([]);
    expect((await register({ contactPerson: { name: '' } })).code).toBe('NAME_INVALID');
  });

  test('[F21] a filler instead of a code is refused with the way on', async () => {
    const answer = await register({ personalIdentityCode: '22222222222' });
    expect(answer).toMatchObject({
      code: 'PERSONAL_IDENTITY_CODE_FILLER',
      message: expect.stringContaining('openCeliaCase'),
    });
    expect(await rowsKept()).toEqual(NOTHING);
  });

  test('[A28] somebody whose address is protected goes to Celia, and nothing of the form is kept', async () => {
    const answer = await register({ addressProtected: true });
    expect(answer).toMatchObject({ code: 'ADDRESS_PROTECTED_GOES_TO_CELIA', field: 'addressProtected' });
    expect(await rowsKept()).toEqual(NOTHING);
    const [line] = await finland.rows('SELECT subject, outcome FROM audit ORDER BY seq DESC LIMIT 1');
    expect(line).toEqual({ subject: null, outcome: 'ADDRESS_PROTECTED_GOES_TO_CELIA' });
  });
});
