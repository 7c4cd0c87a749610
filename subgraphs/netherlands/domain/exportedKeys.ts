import type { ExportedKeys } from '../../shared/vocabulary/dataExport.ts';
import type { KeptCustomer, KeptLoginAccount, KeptOfHolder } from './keptOfHolder.ts';
import type { Subscription } from './member.ts';
import type { PasswordReset } from './passwordReset.ts';

type KeptLink = KeptOfHolder['loginLinks'][number];

export const LOGIN_ACCOUNT: ExportedKeys<KeptLoginAccount> = {
  username: ['Your username.', ({ username }) => username],
  email: ['The e-mail address of the account.', ({ email }) => email],
  state: ['Where the account stands.', ({ state }) => state],
  links: ['How many links to activate it were made.', ({ generation }) => generation],
  createdAt: ['When it was made.', ({ createdAt }) => createdAt],
  emailConfirmedAt: ['When you confirmed the address.', ({ emailConfirmedAt }) => emailConfirmedAt],
  createdVia: ['Who made it: you on the KB’s site, or a desk.', ({ createdVia }) => createdVia],
  language: ['The language of its letters.', ({ language }) => language],
  signInsCountFrom: ['Earlier sign-ins do not count any more.', ({ tokensFrom }) => tokensFrom],
};

export const PASSWORD_RESET: ExportedKeys<PasswordReset> = {
  links: ['How many links for a forgotten password were sent.', ({ generation }) => generation],
  validUntil: ['Until when the newest works.', ({ validUntil }) => validUntil],
};

export const CUSTOMER: ExportedKeys<KeptCustomer> = {
  organisation: ['The library, by its id.', ({ organisationId }) => organisationId],
  branch: ['The branch that enrolled you.', ({ branchCode }) => branchCode],
  passNumber: ['Your pass number.', ({ passNumber }) => passNumber],
  initials: ['Your initials.', ({ initials }) => initials],
  prefix: ["What stands before your last name, as in 'van der'.", ({ prefix }) => prefix],
  lastName: ['Your last name.', ({ lastName }) => lastName],
  callName: ['What you are called.', ({ callName }) => callName],
  birthDate: ['Your date of birth.', ({ birthDate }) => birthDate],
  country: ['Your address: the country.', ({ country }) => country],
  postcode: ['Its postcode.', ({ postcode }) => postcode],
  houseNumber: ['Its house number.', ({ houseNumber }) => houseNumber],
  houseNumberAddition: ['What stands after the house number.', ({ houseNumberAddition }) => houseNumberAddition],
  email: ['The e-mail address that the library has.', ({ email }) => email],
  iban: ['Your bank account.', ({ iban }) => iban],
  bic: ['Its bank.', ({ bic }) => bic],
  newsletter: ['Whether you want the newsletter.', ({ newsletter }) => newsletter],
  identityChecked: ['Whether the desk saw your identity document.', ({ identityChecked }) => identityChecked],
  duplicateOverrideReason: [
    'Why you are enrolled although somebody with the same name, address and date of birth is.',
    ({ duplicateOverrideReason }) => duplicateOverrideReason,
  ],
  registeredSince: ['The first day.', ({ registeredSince }) => registeredSince],
  registeredThrough: ['The last day.', ({ registeredThrough }) => registeredThrough],
  enrolledAt: ['When the desk enrolled you.', ({ enrolledAt }) => enrolledAt],
};

export const SUBSCRIPTION: ExportedKeys<Subscription> = {
  organisation: ['The library, by its id.', ({ organisationId }) => organisationId],
  branch: ['The branch that sold it.', ({ branchCode }) => branchCode],
  type: ["The library's code of the subscription.", ({ typeCode }) => typeCode],
  tariff: ["The library's code of what was charged.", ({ tariffCode }) => tariffCode],
  since: ['The first day.', ({ since }) => since],
  through: ['The last day.', ({ through }) => through],
  feeInCents: ['The price, in euro cents.', ({ fee }) => fee.subscriptionCents],
  discountInCents: ['The discount, in euro cents.', ({ fee }) => fee.discountCents],
  balanceInCents: ['What was charged, in euro cents.', ({ fee }) => fee.balanceCents],
};

export const LOGIN_LINK: ExportedKeys<KeptLink> = {
  origin: ['Whether the account was made for you or you had one.', ({ origin }) => origin],
  state: ["How the library's system points at it.", ({ state }) => state],
  linkedAt: ['Since when.', ({ linkedAt }) => linkedAt],
};
