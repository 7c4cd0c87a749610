import {
  type ExportedData,
  type ExportedKeys,
  exportSection,
  type LeftOut,
} from '../../shared/vocabulary/dataExport.ts';
import { exportedAccesses } from '../../shared/vocabulary/exportedAccess.ts';
import type { LoggedAccess } from '../../shared/vocabulary/loggedAccess.ts';
import { exportedLetters, type PostedLetter } from '../../shared/vocabulary/postedLetter.ts';
import { exportedRegistration, type KeptOfRegistration } from './consents/exportedRegistration.ts';
import type { Credential } from './credentials.ts';
import type { ActiveCustomer } from './customer.ts';
import type { RecordedEligibility } from './eligibility.ts';
import type { RecordedGuardianConsent } from './guardianConsent.ts';
import { maskPersonalIdentityCode } from './personalIdentityCode.ts';

/** All that this country keeps about one customer. */
export interface KeptOfCustomer {
  readonly customer: ActiveCustomer;
  readonly eligibility: readonly RecordedEligibility[];
  readonly guardianConsent: readonly RecordedGuardianConsent[];
  readonly registration: KeptOfRegistration;
  readonly credentials: readonly Credential[];
  /** Addresses that a notice must still go to. */
  readonly formerEmails: readonly string[];
  readonly letters: readonly PostedLetter[];
  readonly accesses: readonly LoggedAccess[];
}

const ABOUT =
  'What the register of customers of Celia keeps about you, to give you books in a form that you can read (GDPR article ' +
  '6(1)(c), act 787/2022). You, your guardian or your unit gave it. Your unit and Celia see it. It is kept while you are ' +
  'a customer, and at most 2 years afterwards, or 5 where you borrowed CDs or downloaded books.';

const CUSTOMER: ExportedKeys<ActiveCustomer> = {
  personalIdentityCode: [
    'Your personal identity code, masked.',
    ({ birthDate }) => maskPersonalIdentityCode(birthDate),
  ],
  customerNumber: ['Your customer number, which is also your username.', ({ number }) => number],
  unit: ['The unit that you are registered with.', ({ unitId }) => unitId],
  birthDate: ['Your date of birth.', ({ birthDate }) => birthDate],
  firstName: ['Your first name.', ({ firstName }) => firstName],
  lastName: ['Your last name.', ({ lastName }) => lastName],
  street: ['Your address: street and number.', ({ address }) => address.street],
  postcode: ['Its postcode.', ({ address }) => address.postcode],
  place: ['Its town.', ({ address }) => address.place],
  email: ['Your e-mail address.', ({ email }) => email],
  emailVersion: ['How many e-mail addresses you have had here.', ({ emailVersion }) => emailVersion],
  telephone: ['Your telephone number.', ({ telephone }) => telephone],
  language: ['The language of your mails.', ({ language }) => language],
  format: ['How you get books.', ({ format }) => format],
  temporary: ['Whether you are a customer for a time only.', ({ temporary }) => temporary],
  extraInformation: ['What your unit wrote down besides.', ({ extraInformation }) => extraInformation],
  emailOwner: ['Whose the e-mail address is.', ({ emailOwner }) => emailOwner],
  expectedEnd: ['Until when you are expected to need the service.', ({ expectedEnd }) => expectedEnd],
  identityNote: ['How you showed who you are, without a code.', ({ identityNote }) => identityNote],
  addressProtected: [
    'Whether Celia alone handles you, because your address is protected.',
    ({ addressProtected }) => addressProtected,
  ],
  registeredAt: ['When you were registered.', ({ registeredAt }) => registeredAt],
  state: ['Where you stand as a customer.', ({ state }) => state],
  loans: ['What Celia has recorded of your loans, by the kind alone.', ({ loans }) => loans],
  restrictedThrough: ['The last day of a restriction of your use.', ({ restriction }) => restriction?.through],
  restrictionReason: ['Why your use was restricted.', ({ restriction }) => restriction?.reason],
  reactivatedAt: ['When Celia made you a customer again.', ({ reactivatedAt }) => reactivatedAt],
};

const ELIGIBILITY: ExportedKeys<RecordedEligibility> = {
  ground: ['The ground that you or your guardian stated.', ({ ground }) => ground],
  listVersion: ['The version of the list of grounds.', ({ listVersion }) => listVersion],
  attestedAt: ['When your unit wrote down that it was stated.', ({ attestedAt }) => attestedAt],
  restrictionsToldAt: ['When you were told who may use the service.', ({ restrictionsToldAt }) => restrictionsToldAt],
};

const GUARDIAN: ExportedKeys<RecordedGuardianConsent> = {
  form: ['How the consent was given.', ({ form }) => form],
  guardianName: ["The guardian's name, as it was given.", ({ guardianName }) => guardianName],
  recordedAt: ['When it was written down.', ({ recordedAt }) => recordedAt],
};

const CREDENTIALS: ExportedKeys<Credential> = {
  system: ['What the credentials are for.', ({ system }) => system],
  state: ['Where they stand.', ({ state }) => state],
  orders: ['How often they were ordered.', ({ generation }) => generation],
  sentAt: ['When the link was sent.', (one) => ('sentAt' in one ? one.sentAt : null)],
  sentTo: ['Whose mailbox the link went to.', (one) => ('sentTo' in one ? one.sentTo : null)],
  provisional: [
    'Whether you must choose a password of your own.',
    (one) => ('provisional' in one ? one.provisional : null),
  ],
  linkExpiresAt: ['When the link stops working.', (one) => ('linkExpiresAt' in one ? one.linkExpiresAt : null)],
  activatedAt: ['When you chose a password.', (one) => ('activatedAt' in one ? one.activatedAt : null)],
};

const LEFT_OUT: readonly LeftOut[] = [
  {
    what: 'Your personal identity code in full',
    why: 'No answer of this system can print one. You know it; ask for it on paper to see how it is written here.',
  },
  {
    what: 'Who worked for a unit when your record was used, and who attested the ground',
    why: 'It would tell of others.',
  },
  {
    what: 'E-mail address and telephone number of your guardian and of whom your unit may ask about you',
    why: 'They are their own, and whoever holds your password may be another guardian.',
  },
  { what: 'Passwords and the secrets of links', why: 'Only hashes are kept, which nobody can turn back.' },
  { what: 'Counts of tries of your password, requests and look-ups', why: 'Keyed hashes, gone after 90 days at most.' },
  { what: 'Loans', why: 'They are kept by Celia’s own services and not here.' },
];

/** Everything, in words for the person whose it is. */
export function dataExport(kept: KeptOfCustomer): ExportedData {
  const formerEmail: ExportedKeys<string> = { email: ['An earlier address of yours.', (email) => email] };
  return {
    country: 'FI',
    about: ABOUT,
    sections: {
      customer: exportSection('You as a customer.', CUSTOMER, [kept.customer]),
      eligibility: exportSection('Why you may be a customer. It concerns health.', ELIGIBILITY, kept.eligibility),
      guardianConsent: exportSection("Your guardian's consent.", GUARDIAN, kept.guardianConsent),
      ...exportedRegistration(kept.registration),
      credentials: exportSection('Your credentials, one for each system.', CREDENTIALS, kept.credentials),
      formerEmails: exportSection('Kept until the notice has gone out.', formerEmail, kept.formerEmails),
      letters: exportedLetters(kept.letters),
      accesses: exportedAccesses(kept.accesses),
    },
    leftOut: LEFT_OUT,
  };
}
