import type { ExportedKeys } from '../../shared/vocabulary/dataExport.ts';
import type {
  KeptCustomer,
  KeptEntitlement,
  KeptLoginAccount,
  KeptOfHolder,
  KeptPass,
  KeptPayment,
  KeptSynchronisation,
} from './keptOfHolder.ts';
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
  signedUpOnline: ['Whether you signed up online.', ({ enrolledOnline }) => enrolledOnline],
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
  status: ['Where it stands.', ({ status }) => status],
  cancelledOn: ['The day on which it was cancelled.', ({ cancelledOn }) => cancelledOn],
  channel: ['Where it was sold.', ({ channel }) => channel],
  statusSince: ['Since when it stands there.', ({ statusSince }) => statusSince],
  reminders: ['How many reminders of its end were sent.', ({ expiryReminders }) => expiryReminders],
  statusBeforeBan: ['Where it stood before the library banned you.', ({ statusBeforeBan }) => statusBeforeBan],
  banReason: ['Why it did.', ({ banReason }) => banReason],
};

export const PASS: ExportedKeys<KeptPass> = {
  number: ['The number.', ({ number }) => number],
  kind: ['Whether it is the main one.', ({ kind }) => kind],
  hasCard: ['Whether there is a card of it.', ({ physical }) => physical],
  state: ['Whether it works.', ({ state }) => state],
  issuedAt: ['Since when.', ({ issuedAt }) => issuedAt],
  replacedAt: ['When another took its place.', ({ replacedAt }) => replacedAt],
  replacedBy: ['The number of the other.', ({ replacedBy }) => replacedBy],
  replaceReason: ['Why.', ({ replaceReason }) => replaceReason],
  feeInCents: ['What it was charged at, in euro cents.', ({ feeCents }) => feeCents],
};

export const SYNCHRONISATION: ExportedKeys<KeptSynchronisation> = {
  version: ['How many changes of your membership the library announced to the KB.', ({ version }) => version],
  announcedAt: ['When the last of them.', ({ announcedAt }) => announcedAt],
  delivered: ['Which of them the KB has taken over.', ({ deliveredVersion }) => deliveredVersion],
  lastAttemptAt: ['When the KB was last told.', ({ lastAttemptAt }) => lastAttemptAt],
  failure: ['Why that failed.', ({ failure }) => failure],
  differsSince: ['Since when the two may differ.', ({ differsSince }) => differsSince],
};

export const ENTITLEMENT: ExportedKeys<KeptEntitlement> = {
  subscription: ['What you may use on the national platform.', ({ kbSubscription }) => kbSubscription],
  passNumber: ['Your pass number, as the KB knows it.', ({ passNumber }) => passNumber],
  validThrough: ['The last day.', ({ validThrough }) => validThrough],
  version: ['Which of the library’s changes it comes from.', ({ version }) => version],
  synchronisedAt: ['When the KB took it over.', ({ synchronisedAt }) => synchronisedAt],
};

export const PAYMENT: ExportedKeys<KeptPayment> = {
  organisation: ['The library that was paid, by its id.', ({ organisationId }) => organisationId],
  method: ['How.', ({ method }) => method],
  branch: ['The branch of the desk, where it was one.', ({ branchCode }) => branchCode],
  state: ['What became of it.', ({ state }) => state],
  totalInCents: ['All of it, in euro cents.', ({ amountCents }) => amountCents],
  begunAt: ['When it was begun.', ({ createdAt }) => createdAt],
  paidAt: ['When it was paid.', ({ paidAt }) => paidAt],
  checkoutPage: ['Where it could be paid.', ({ checkoutUrl }) => checkoutUrl],
  providerId: ['Its number at the payment provider.', ({ providerId }) => providerId],
  partInCents: ['The part for one subscription, in euro cents.', ({ cents }) => cents],
  partOutcome: ['Whether that settled what was owed, or went back.', ({ outcome }) => outcome],
  refundInCents: ['How much of the whole goes back, in euro cents.', ({ refundCents }) => refundCents],
  refundState: ['How far that is.', ({ refundState }) => refundState],
  refundRequestedAt: ['Since when.', ({ refundRequestedAt }) => refundRequestedAt],
  refundProviderId: ['Its number at the payment provider.', ({ providerRefundId }) => providerRefundId],
};

export const LOGIN_LINK: ExportedKeys<KeptLink> = {
  origin: ['Whether the account was made for you or you had one.', ({ origin }) => origin],
  state: ["How the library's system points at it.", ({ state }) => state],
  linkedAt: ['Since when.', ({ linkedAt }) => linkedAt],
};
