import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  aForm,
  emptyRegister,
  KESKUSKOULU,
  POHJOLA,
  PUPIL,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
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

describe('[F10] [F12] registerCeliaCustomer', () => {
  test('saves the form, and answers with the customer', async () => {
    const customer = await register(aForm({ ...PUPIL, extraInformation: 'Soita iltapäivällä' }));
    expect(customer).toEqual({
      __typename: 'CeliaCustomer',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      customerNumber: '100001',
      firstName: 'Aino',
      lastName: 'Esimerkki',
      maskedPersonalIdentityCode: '280215****',
      email: 'aino.esimerkki@example.fi',
      telephone: '+358 40 000 0000',
      language: 'FI',
      format: 'ONLINE',
      state: 'ACTIVE',
      temporary: false,
      extraInformation: 'Soita iltapäivällä',
      address: { street: 'Kirjastokuja 1', postcode: '00100', place: 'Annela' },
      unit: { id: 'fi-u2', name: 'Keskuskoulu', kind: 'SCHOOL' },
      guardianConsent: { form: 'PAPER', recordedAt: '2024-06-15T07:00:00.000Z' },
      credentials: [
        { system: 'CELIANET', state: 'NONE', sentAt: null },
        { system: 'PRATSAM_READER', state: 'NONE', sentAt: null },
      ],
      membership: {
        id: customer.id,
        country: 'FI',
        status: 'ACTIVE',
        since: '2024-06-15',
        through: null,
        library: { code: 'fi-u2', name: 'Keskuskoulu' },
      },
    });
  });

  test('[F1] [F3] keeps the ground, the attestation and the consent', async () => {
    const { id } = await register(aForm(PUPIL));
    const [row] = await finland.rows('SELECT * FROM eligibility');
    expect(row).toMatchObject({ customer_id: id, ground: 'SCHOOL_INTENSIFIED_SUPPORT', list_version: 1 });
    expect(row.attested_at).toEqual(new Date('2024-06-15T07:00:00Z'));
    expect(await finland.rows('SELECT * FROM guardian_consent')).toMatchObject([
      { customer_id: id, form: 'PAPER', guardian_name: 'Mikko Esimerkki', guardian_email: 'mikko@example.fi' },
    ]);
    expect(await lastAudit()).toMatchObject({
      actor: 'staff|registrar.keskuskoulu',
      unit: 'fi-u2',
      purpose: 'REGISTRATION',
      action: 'registerCeliaCustomer',
      subject: id,
      outcome: 'DONE',
    });
  });

  test('takes codes that differ by the sign alone for two persons', async () => {
    const aino = await register(aForm(PUPIL));
    const onni = await register(aForm({ ...PUPIL, personalIdentityCode: '280215B924B', firstName: 'Onni' }));
    expect(onni.id).not.toBe(aino.id);
    expect(await counts()).toMatchObject({ customers: 2, codes: 2 });
  });

  test('names every wrong field at once and saves nothing', async () => {
    const form = aForm({
      personalIdentityCode: '280215A924X',
      firstName: '',
      address: { street: 'a', postcode: 'b', place: '' },
      email: 'a@example.fi,b@example.fi',
      ground: 'READING_DISABILITY',
      attestation: { given: false },
      restrictionsTold: false,
    });
    const { code, field, others } = await register(form);
    expect([{ code, field, parts: null }, ...others]).toEqual([
      { code: 'PERSONAL_IDENTITY_CODE_CHECK_CHARACTER', field: 'personalIdentityCode', parts: null },
      { code: 'NAME_INVALID', field: 'firstName', parts: null },
      { code: 'ADDRESS_INVALID', field: 'address', parts: ['POSTCODE', 'PLACE'] },
      { code: 'EMAIL_INVALID', field: 'email', parts: null },
      { code: 'GROUND_NOT_ALLOWED_FOR_UNIT', field: 'ground', parts: null },
      { code: 'ATTESTATION_REQUIRED', field: 'attestation', parts: null },
      { code: 'RESTRICTIONS_NOT_TOLD', field: 'restrictionsTold', parts: null },
    ]);
    expect(await counts()).toEqual({ customers: 0, codes: 0, grounds: 0, letters: 0, keys: 0 });
    expect(await lastAudit()).toMatchObject({ subject: null, outcome: 'PERSONAL_IDENTITY_CODE_CHECK_CHARACTER' });
  });

  test.each([
    ['an online customer', 'ONLINE', null, 'EMAIL_REQUIRED'],
    ['an online and CD customer', 'BOTH', ' ', 'EMAIL_REQUIRED'],
    ['a borrower of CDs', 'CD', null, undefined],
  ])('of %s without an e-mail address', async (_label, format, email, code) => {
    expect((await register(aForm({ ...PUPIL, format, email }))).code).toBe(code);
  });

  test.each([
    ['14, alone', '160609A9216', null, 'GUARDIAN_CONSENT_REQUIRED'],
    ['14, with consent', '160609A9216', PUPIL.guardianConsent, undefined],
    ['15 today, alone', '150609A920H', null, undefined],
    ['15 today, with consent', '150609A920H', PUPIL.guardianConsent, undefined],
    ['17, alone', '160606A923F', null, undefined],
    ['17, with consent', '160606A923F', PUPIL.guardianConsent, undefined],
    ['18 today, alone', '150606A922T', null, undefined],
    ['18 today, with consent', '150606A922T', PUPIL.guardianConsent, 'GUARDIAN_NOT_APPLICABLE'],
  ])('[F3] [F4] [A34] somebody of %s', async (_label, personalIdentityCode, guardianConsent, code) => {
    expect((await register(aForm({ ...PUPIL, personalIdentityCode, guardianConsent }))).code).toBe(code);
    expect(await counts()).toMatchObject({ customers: code ? 0 : 1 });
  });

  test('[A34] a consent is on record with the guardian, the form, the time and the registrar who took it', async () => {
    const { id } = await register(aForm(PUPIL));
    const [consent] = await finland.rows(
      `SELECT customer_id, form, guardian_name, recorded_at, subject FROM guardian_consent
       JOIN eligibility USING (customer_id) JOIN registrar ON registrar.id = attested_by`,
    );
    expect(consent).toEqual({
      customer_id: id,
      form: 'PAPER',
      guardian_name: 'Mikko Esimerkki',
      recorded_at: finland.clock.now(),
      subject: 'registrar.keskuskoulu',
    });
  });

  test('[F3] the birthday begins at midnight in Helsinki, not in Greenwich', async () => {
    finland.clock.set('2024-06-15T23:59:59+03:00');
    const form = { ...PUPIL, personalIdentityCode: '160609A9216', guardianConsent: null };
    expect((await register(aForm(form))).code).toBe('GUARDIAN_CONSENT_REQUIRED');
    finland.clock.set('2024-06-16T00:00:00+03:00');
    expect((await register(aForm(form))).code).toBeUndefined();
  });

  test('[F2] a library registers pupils too, on its own ground', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
    expect((await register(aForm(PUPIL))).code).toBe('GROUND_NOT_ALLOWED_FOR_UNIT');
    expect((await register(aForm({ ...PUPIL, ground: 'READING_DISABILITY' }))).unit.id).toBe('fi-u1');
  });
});
