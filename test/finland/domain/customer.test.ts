import { describe, expect, test } from '@jest/globals';
import { parseCustomerId } from '../../../subgraphs/finland/domain/customer.ts';
import { changeDetails, parseDetails } from '../../../subgraphs/finland/domain/customerDetails.ts';
import { parseNewEmail, withEmail } from '../../../subgraphs/finland/domain/emailChange.ts';
import { membershipStanding } from '../../../subgraphs/finland/domain/membershipStanding.ts';
import { checkNotRegistered, searchAnswer } from '../../../subgraphs/finland/domain/registerSearch.ts';
import { permittedCustomer } from '../../../subgraphs/finland/domain/relation.ts';
import type { Registrar } from '../../../subgraphs/finland/domain/unit.ts';
import { isRefusal } from '../../../subgraphs/shared/vocabulary/refusal.ts';
import { aCustomer, markedForDeletion } from './aCustomer.ts';

const own: Registrar = {
  role: 'REGISTRAR',
  kind: 'REGISTRAR',
  id: 'r',
  name: 'staff|r',
  units: [],
  activeUnitId: 'fi-u1',
};
const other: Registrar = { ...own, activeUnitId: 'fi-u2' };

describe('[F9] what may be said of a person', () => {
  test.each([
    ['nobody', undefined, own, { outcome: 'NOT_FOUND' }, undefined],
    ['one’s own', aCustomer(), own, { outcome: 'OWN_UNIT', customer: aCustomer() }, 'CUSTOMER_EXISTS_OWN_UNIT'],
    ['others’', aCustomer(), other, { outcome: 'OTHER_UNIT', transferable: true }, 'CUSTOMER_EXISTS_OTHER_UNIT'],
    [
      'own, ended',
      markedForDeletion(),
      own,
      { outcome: 'IN_USE_NOT_FOUND' },
      'PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND',
    ],
    [
      'others’, ended',
      markedForDeletion(),
      other,
      { outcome: 'IN_USE_NOT_FOUND' },
      'PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND',
    ],
    [
      'own, with a protected address',
      aCustomer({ addressProtected: true }),
      own,
      { outcome: 'IN_USE_NOT_FOUND' },
      'PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND',
    ],
  ])('%s', (_label, customer, registrar, answer, refusal) => {
    expect(searchAnswer(customer, registrar)).toEqual(answer);
    expect(checkNotRegistered(customer, registrar)?.refused).toBe(refusal);
  });
});

describe('[F14] a customer of one’s own', () => {
  test.each([
    ['active in the unit', aCustomer(), own, true],
    ['of another unit', aCustomer(), other, false],
    ['marked for deletion', markedForDeletion(), own, false],
    ['with a protected address', aCustomer({ addressProtected: true }), own, false],
    ['nobody', undefined, own, false],
  ])('%s', (_label, customer, registrar, found) => {
    const answer = permittedCustomer(registrar, 'celiaCustomer', customer);
    expect(answer).toEqual(found ? customer : { refused: 'CUSTOMER_NOT_FOUND' });
  });

  test.each(['', 'fi-1', "5f0c2c3e' OR 1=1", '5F0C2C3E-0000-4000-8000-000000000001', '100001'])('%j is no id', (id) => {
    expect(parseCustomerId(id)).toBeUndefined();
  });

  test('what is left out of a change stays; null takes away what may be missing', () => {
    const changed = changeDetails(aCustomer(), { firstName: ' Uusi ', lastName: null, telephone: null });
    expect(changed).toEqual(aCustomer({ firstName: 'Uusi', telephone: undefined }));
  });
});

describe('[F12] the details of a customer', () => {
  const typed = {
    firstName: 'Aino',
    lastName: 'Esimerkki',
    address: { street: ' Koulukatu  2 ', postcode: '00100', place: 'Annela' },
    language: 'FI',
    temporary: false,
  } as const;

  test('are tidied', () => {
    const details = parseDetails({ ...typed, telephone: ' ', extraInformation: ' soita\r\nensin ' });
    expect(details).toMatchObject({ address: { street: 'Koulukatu 2' }, extraInformation: 'soita\r\nensin' });
    expect(details).toHaveProperty('telephone', undefined);
  });

  test.each([
    ['no name', { firstName: '' }, 'NAME_INVALID', 'firstName', undefined],
    ['a name with a tag', { lastName: '<b>' }, 'NAME_INVALID', 'lastName', undefined],
    [
      'postcode too short',
      { address: { ...typed.address, postcode: '0010' } },
      'ADDRESS_INVALID',
      'address',
      ['POSTCODE'],
    ],
    [
      'empty address',
      { address: { street: '', postcode: '', place: '' } },
      'ADDRESS_INVALID',
      'address',
      ['STREET', 'POSTCODE', 'PLACE'],
    ],
    [
      'street of 101',
      { address: { ...typed.address, street: 'a'.repeat(101) } },
      'ADDRESS_INVALID',
      'address',
      ['STREET'],
    ],
    ['four digits', { telephone: '1234' }, 'TELEPHONE_INVALID', 'telephone', undefined],
    ['sixteen digits', { telephone: '1234567890123456' }, 'TELEPHONE_INVALID', 'telephone', undefined],
    ['words', { telephone: 'call me 12345' }, 'TELEPHONE_INVALID', 'telephone', undefined],
    [
      '1001 characters',
      { extraInformation: 'a'.repeat(1001) },
      'EXTRA_INFORMATION_INVALID',
      'extraInformation',
      undefined,
    ],
    ['a bell', { extraInformation: 'ding\u0007' }, 'EXTRA_INFORMATION_INVALID', 'extraInformation', undefined],
    [
      'a code',
      { extraInformation: 'hetu 280215A924B' },
      'EXTRA_INFORMATION_HOLDS_IDENTITY_CODE',
      'extraInformation',
      undefined,
    ],
  ])('with %s', (_label, wrong, refused, field, parts) => {
    expect(parseDetails({ ...typed, ...wrong })).toEqual({ refused, field, ...(parts && { parts }) });
  });

  test.each([
    ['100 characters of street', { address: { ...typed.address, street: 'a'.repeat(100) } }],
    ['1000 characters', { extraInformation: 'a'.repeat(1000) }],
    ['five digits', { telephone: '12345' }],
    ['fifteen digits', { telephone: '+123456789012345' }],
  ])('%s pass', (_label, right) => expect(parseDetails({ ...typed, ...right })).not.toHaveProperty('refused'));
});

describe('[F16] a new e-mail address', () => {
  test.each([
    ['identity not checked', 'new@example.fi', false, 'IDENTITY_NOT_CHECKED'],
    ['two addresses', 'a@example.fi, b@example.fi', true, 'EMAIL_INVALID'],
    ['a display name', 'A <a@example.fi>', true, 'EMAIL_INVALID'],
    ['a header after a line break', 'a@example.fi\nBcc: b@example.fi', true, 'EMAIL_INVALID'],
    ['nothing', ' ', true, 'EMAIL_REQUIRED'],
    ['the same', 'testi.henkilo@EXAMPLE.fi', true, 'EMAIL_UNCHANGED'],
  ])('%s', (_label, email, checked, refused) => {
    expect(parseNewEmail(aCustomer(), email, checked)).toMatchObject({ refused });
  });

  test('counts as the next one', () => {
    const email = parseNewEmail(aCustomer(), 'uusi@example.fi', true);
    if (isRefusal(email)) throw new Error('it is one');
    const changed = aCustomer({ email: 'uusi@example.fi', emailVersion: 2, emailOwner: 'GUARDIAN' });
    expect(withEmail(aCustomer(), email, 'GUARDIAN')).toEqual(changed);
  });
});

test('[F14] a membership begins and ends on a day in Finland', () => {
  expect(membershipStanding(aCustomer())).toEqual({ status: 'ACTIVE', since: '2024-06-15' });
  expect(membershipStanding(markedForDeletion())).toEqual({
    status: 'ENDED',
    since: '2024-06-15',
    through: '2024-06-15',
  });
});
