import { describe, expect, test } from '@jest/globals';
import { chooseSubscription } from '../../../subgraphs/netherlands/domain/chosenSubscription.ts';
import { type EnrolmentForm, readEnrolmentForm } from '../../../subgraphs/netherlands/domain/enrolmentForm.ts';
import type { SubscriptionType } from '../../../subgraphs/netherlands/domain/subscription.ts';
import { day } from '../day.ts';

const TODAY = day('2026-11-20');
const FORM: EnrolmentForm = {
  initials: 'E.B.',
  lastName: 'Tester',
  birthDate: day('1991-01-04'),
  country: 'NL',
  postcode: '9468 BG',
  houseNumber: 41,
  identityChecked: true,
  useLoginAccount: true,
  loginAccount: { choice: 'NEW' },
  email: 'eb.tester@example.nl',
};
const DIGITAL_ONLY: SubscriptionType = {
  organisationId: 'here',
  code: '0141',
  name: 'Digital only',
  kind: 'DIGITAL_ONLY',
  tariffCode: '0141',
  priceCents: 4_200,
  termMonths: 12,
  minimumAge: 18,
  maximumAge: null,
  digitalEntitlement: 'COMPLEET',
  physicalLending: false,
  issuesCard: false,
};

describe("the desk's form", () => {
  test('[N13] [N16] is read without prefix and call name', () => {
    expect(readEnrolmentForm({ ...FORM, prefix: ' ', callName: '' }, TODAY)).toMatchObject({
      name: { initials: 'E.B.', prefix: undefined, lastName: 'Tester', callName: undefined },
      birthDate: '1991-01-04',
      address: { country: 'NL', postcode: '9468 BG', houseNumber: 41, addition: '' },
      email: 'eb.tester@example.nl',
    });
  });

  test.each([
    ['NAME_INVALID', 'initials', { initials: '' }],
    ['NAME_INVALID', 'lastName', { lastName: ' ' }],
    ['NAME_INVALID', 'lastName', { lastName: 'x'.repeat(101) }],
    ['NAME_INVALID', 'prefix', { prefix: 'van <b>' }],
    ['NAME_INVALID', 'callName', { callName: 'a\u0000b' }],
    ['BIRTH_DATE_INVALID', 'birthDate', { birthDate: day('2026-11-21') }],
    ['BIRTH_DATE_INVALID', 'birthDate', { birthDate: day('1905-11-20') }],
    ['IDENTITY_NOT_CHECKED', 'identityChecked', { identityChecked: false }],
    ['LOGIN_ACCOUNT_REQUIRED', 'useLoginAccount', { useLoginAccount: false }],
    ['EMAIL_REQUIRED', 'email', { email: undefined }],
    ['EMAIL_REQUIRED', 'email', { email: ' ' }],
    ['EMAIL_INVALID', 'email', { email: 'a@example.nl,b@example.org' }],
    ['EMAIL_INVALID', 'email', { email: 'a@example.nl\r\nBcc: b@example.org' }],
    ['DUPLICATE_OVERRIDE_REASON_INVALID', 'duplicateOverrideReason', { duplicateOverrideReason: 'too short' }],
    ['DUPLICATE_OVERRIDE_REASON_INVALID', 'duplicateOverrideReason', { duplicateOverrideReason: 'x'.repeat(201) }],
  ])('[N13] [N17] [N18] %s at %s', (refused, field, change) => {
    expect(readEnrolmentForm({ ...FORM, ...change }, TODAY)).toEqual({ refused, field });
  });

  test.each(['2026-11-20', '1905-11-21'])('[N13] %s can be a birth date', (birthDate) => {
    expect(readEnrolmentForm({ ...FORM, birthDate: day(birthDate) }, TODAY)).toMatchObject({ birthDate });
  });

  test('[N13] names everything that is wrong at once, in the order of the form', () => {
    const wrong = { ...FORM, lastName: '', postcode: '9468', email: '', identityChecked: false };
    expect(readEnrolmentForm(wrong, TODAY)).toMatchObject({
      refused: 'NAME_INVALID',
      others: [{ refused: 'POSTCODE_INVALID' }, { refused: 'IDENTITY_NOT_CHECKED' }, { refused: 'EMAIL_REQUIRED' }],
    });
  });
});

describe('the chosen subscription', () => {
  test.each([
    ['eighteen today', '2008-11-20', undefined],
    ['eighteen tomorrow', '2008-11-21', 'AGE_NOT_ELIGIBLE'],
    ['of 29 February, eighteen on 1 March', '2008-02-29', undefined],
  ])('[N23] somebody %s', (_label, birthDate, refused) => {
    const wanted = { type: DIGITAL_ONLY, birthDate: day(birthDate), since: TODAY, discountCents: 0 };
    expect(chooseSubscription(wanted)).toMatchObject(refused ? { refused } : { fee: { balanceCents: 4_200 } });
  });

  test('[N23] must be one that the library sells', () => {
    const wanted = { type: undefined, birthDate: FORM.birthDate, since: TODAY, discountCents: 0 };
    expect(chooseSubscription(wanted)).toEqual({ refused: 'SUBSCRIPTION_TYPE_UNKNOWN', field: 'subscriptionType' });
  });
});
