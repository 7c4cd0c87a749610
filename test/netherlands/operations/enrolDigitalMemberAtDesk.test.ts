import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  auditTrail,
  ENROL,
  enrol,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';

let netherlands: TestNetherlands;
let example: Record<string, any>;

beforeAll(async () => {
  netherlands = await openNetherlands();
  example = await enrol(netherlands);
});
afterAll(() => netherlands.close());

describe('enrolling the example person', () => {
  test('[N11] [N16] generates the next number of the branch', () => {
    expect(example).toMatchObject({ __typename: 'DigitalEnrolment', passNumber: '25280000000413' });
    expect(example.customer).toMatchObject({
      name: 'E.B. Tester',
      birthDate: '1991-01-04',
      address: { country: 'NL', postcode: '9468 BG', houseNumber: 41, houseNumberAddition: '' },
      email: 'eb.tester@example.nl',
      passNumber: '25280000000413',
    });
  });

  test('[N1] [N2] [N3] [N23] [N27] gives the digital rights at once, and nothing else', () => {
    expect(example.membership).toMatchObject({
      country: 'NL',
      status: 'PENDING',
      since: '2026-11-20',
      through: '2027-10-31',
      library: { code: '5280', name: 'Annen' },
      subscriptionType: {
        code: '0141',
        name: 'Digital only',
        price: { amount: 4_200, currency: 'EUR' },
        termMonths: 12,
        minimumAge: 18,
      },
      entitlement: { eBooks: true, audiobooks: true, physicalLending: false, physicalCard: false },
    });
  });

  test('[N24] states the fee', () => {
    expect(example.feeStatement).toEqual({
      name: 'E.B. Tester',
      age: 35,
      tariffCode: '0141',
      expiryMonth: '2027-10',
      rightsThrough: '2027-10-31',
      subscriptionFee: { amount: 4_200 },
      discount: { amount: 0 },
      balance: { amount: 4_200, currency: 'EUR' },
      branchCode: '5280',
    });
  });

  test('[N25] [N28] reports the login account and tells the desk about the 24 hours', () => {
    expect(example.loginAccount).toEqual({
      state: 'PENDING_ACTIVATION',
      username: '25280000000413',
      email: 'eb.tester@example.nl',
      linkValidThrough: '2026-11-21T09:00:00.000Z',
    });
    expect(example.staffNotice).toContain('within 24 hours, by 21 November 2026 at 10:00 (GMT+01:00)');
  });

  test('[N4] [N16] [N17] [N26] is stored whole, with a letter that holds neither address nor secret', async () => {
    const { id } = example.customer;
    const [customer] = await netherlands.rows('SELECT * FROM customer WHERE id = $1', [id]);
    expect(customer).toMatchObject({ prefix: null, call_name: null, newsletter: false, identity_checked: true });
    const [account] = await netherlands.rows('SELECT * FROM login_account');
    expect(account).toMatchObject({ state: 'PENDING_ACTIVATION', username: '25280000000413', password_hash: null });
    const letters = await netherlands.rows('SELECT kind, subject, done_at FROM outbox ORDER BY kind DESC');
    expect(letters).toEqual([
      { kind: 'login-account-link', subject: `${account.id} 1`, done_at: null },
      { kind: 'kb-copy', subject: `${id} 1`, done_at: null },
    ]);
    expect(await auditTrail(netherlands)).toEqual(['staff|desk.annen enrolDigitalMemberAtDesk DONE 5280']);
  });

  test('a repeated attempt is the same enrolment and stores nothing', async () => {
    const before = await rowCounts(netherlands);
    expect(await enrol(netherlands)).toEqual(example);
    expect(await rowCounts(netherlands)).toEqual(before);
  });
});

describe('the generated number', () => {
  test.each([
    ['en', 'Have the system generate the number?'],
    ['nl', 'Systeemnummer laten genereren?'],
  ])('[N14] [N15] is asked to be confirmed in %s; until then nothing is stored', async (language, question) => {
    const before = await rowCounts(netherlands);
    const input = theExamplePerson({ confirmGeneratedNumber: false, idempotencyKey: 'not-confirmed' });
    expect(await enrol(netherlands, input, ANNEN, language)).toEqual({
      __typename: 'PassNumberConfirmation',
      placeholder: 'VVVVVVVVVVVVVV',
      question,
    });
    expect(await rowCounts(netherlands)).toEqual(before);
  });

  test('[N15] the placeholder cannot be stored, not even by hand', async () => {
    const pass = `INSERT INTO pass (number, customer_id, issued_at) VALUES ('VVVVVVVVVVVVVV', $1, now())`;
    await expect(netherlands.rows(pass, [example.customer.id])).rejects.toThrow('pass_number_is_real');
    const username = `UPDATE login_account SET username = 'vvvvvvvvvvvvvv'`;
    await expect(netherlands.rows(username)).rejects.toThrow('username_is_not_the_placeholder');
  });
});

describe('a refused enrolment', () => {
  const other = { idempotencyKey: 'refused-person', lastName: 'Smit', email: 'asmit@example.nl' };

  test.each([
    ['IDENTITY_NOT_CHECKED', 'identityChecked', { identityChecked: false }],
    ['LOGIN_ACCOUNT_REQUIRED', 'useLoginAccount', { useLoginAccount: false }],
    ['EMAIL_REQUIRED', 'email', { email: null }],
    ['EMAIL_INVALID', 'email', { email: 'asmit@example.nl, other@example.org' }],
    ['NAME_INVALID', 'initials', { initials: '<script>' }],
    ['BIRTH_DATE_INVALID', 'birthDate', { birthDate: '1900-01-01' }],
    ['COUNTRY_INVALID', 'country', { country: 'Nederland' }],
    ['POSTCODE_INVALID', 'postcode', { postcode: '9468' }],
    ['HOUSE_NUMBER_INVALID', 'houseNumber', { houseNumber: 0 }],
    ['IBAN_INVALID', 'iban', { iban: 'NL91ABNA0417164301' }],
    ['IBAN_INVALID', 'iban', { iban: '?' }],
    ['BIC_INVALID', 'bic', { bic: 'ABNANL2' }],
    ['SUBSCRIPTION_TYPE_UNKNOWN', 'subscriptionType', { subscriptionType: '9999' }],
    ['SUBSCRIPTION_TYPE_NOT_DIGITAL', 'subscriptionType', { subscriptionType: '0100' }],
    ['BIC_OF_ANOTHER_COUNTRY', 'bic', { iban: 'NL91ABNA0417164300', bic: 'GEBABEBB' }],
    ['DISCOUNT_INVALID', 'discountCents', { discountCents: 4_201 }],
    ['DISCOUNT_INVALID', 'discountCents', { discountCents: -1 }],
    ['DISCOUNT_INVALID', 'discount.amount', { discount: { amount: 4_201, currency: 'EUR' } }],
    ['DISCOUNT_INVALID', 'discount.currency', { discount: { amount: 200, currency: 'USD' } }],
    ['DISCOUNT_INVALID', 'discount', { discountCents: 100, discount: { amount: 200, currency: 'EUR' } }],
    ['USERNAME_REQUIRED', 'loginAccount.username', { loginAccount: { choice: 'EXISTING' } }],
    ['USERNAME_NOT_ALLOWED', 'loginAccount.username', { loginAccount: { choice: 'NEW', username: 'asmit85' } }],
    ['LOGIN_ACCOUNT_NOT_FOUND', 'loginAccount.username', { loginAccount: { choice: 'EXISTING', username: 'nobody' } }],
    ['DUPLICATE_OVERRIDE_REASON_INVALID', 'duplicateOverrideReason', { duplicateOverrideReason: 'twin' }],
    ['IDEMPOTENCY_KEY_INVALID', 'idempotencyKey', { idempotencyKey: 'short' }],
    ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey', { idempotencyKey: 'example-person-1' }],
  ])('[N13] [N17] [N18] [N19] [N23] %s at %s leaves one line in the audit trail', async (code, field, change) => {
    const before = await rowCounts(netherlands);
    const refusal = await enrol(netherlands, theExamplePerson({ ...other, ...change }));
    expect(refusal).toMatchObject({ __typename: 'NetherlandsRefusal', code, field, others: [] });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
    expect((await auditTrail(netherlands)).at(-1)).toBe(`staff|desk.annen enrolDigitalMemberAtDesk ${code} 5280`);
  });

  test('[N13] names everything wrong at once, in the language of the desk', async () => {
    const tooYoung = theExamplePerson({ ...other, initials: 'S.', birthDate: '2009-03-02', email: '' });
    expect(await enrol(netherlands, tooYoung, ANNEN, 'nl')).toMatchObject({
      code: 'EMAIL_REQUIRED',
      message: 'Voor een inlogaccount is een e-mailadres nodig.',
      others: [{ code: 'AGE_NOT_ELIGIBLE', field: 'birthDate' }],
    });
  });

  test('[N4] [N17] a corrected form may use the key of the refused one', async () => {
    const corrected = {
      ...other,
      discountCents: 200,
      iban: 'nl91 abna 0417 1643 00',
      bic: 'ABNANL2A',
      newsletter: true,
    };
    const enrolled = await enrol(netherlands, theExamplePerson(corrected));
    expect(enrolled).toMatchObject({
      passNumber: '25280000000421',
      customer: { newsletter: true },
      feeStatement: { discount: { amount: 200 }, balance: { amount: 4_000 } },
    });
    const [bank] = await netherlands.rows('SELECT iban, bic FROM customer WHERE id = $1', [enrolled.customer.id]);
    expect(bank).toEqual({ iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' });
  });
});

describe('malformed input', () => {
  test.each([
    ['an impossible day', { birthDate: '1991-02-30' }],
    ['an unknown field', { passNumber: 'VVVVVVVVVVVVVV' }],
    ['a wrong type', { houseNumber: '41' }],
    ['no subscription', { subscriptionType: undefined }],
    ['a third choice', { loginAccount: { choice: 'NONE' } }],
  ])('%s never reaches the desk rules', async (_label, change) => {
    const before = await rowCounts(netherlands);
    const { errors } = await netherlands.answer(ENROL, { input: theExamplePerson(change) }, ANNEN);
    expect(errors).toHaveLength(1);
    expect(await rowCounts(netherlands)).toEqual(before);
  });
});
