import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { LoggedAccess } from '../../shared/vocabulary/loggedAccess.ts';
import type { PostedLetter } from '../../shared/vocabulary/postedLetter.ts';
import type { EmailChange } from './loginAccounts/emailChange.ts';
import type { LoginLink } from './loginLink.ts';
import type { Subscription } from './member.ts';
import type { Pass } from './pass.ts';
import type { PasswordReset } from './passwordReset.ts';

/** Everything but the secrets that the KB keeps of somebody who can sign in. */
export interface KeptLoginAccount {
  readonly username: string | null;
  readonly email: string | null;
  readonly state: string;
  readonly generation: number;
  readonly createdAt: Date;
  readonly emailConfirmedAt: Date | null;
  readonly tokensFrom: Date | null;
  readonly createdVia: string;
  readonly language: string;
}

/** Everything that a library's member system keeps of a customer. */
export interface KeptCustomer {
  readonly organisationId: string;
  readonly branchCode: string;
  readonly passNumber: string;
  readonly initials: string;
  readonly prefix: string | null;
  readonly lastName: string;
  readonly callName: string | null;
  readonly birthDate: CalendarDate;
  readonly country: string;
  readonly postcode: string;
  readonly houseNumber: number;
  readonly houseNumberAddition: string;
  readonly email: string;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly newsletter: boolean;
  readonly identityChecked: boolean;
  readonly enrolledOnline?: boolean;
  readonly duplicateOverrideReason: string | null;
  readonly registeredSince: CalendarDate;
  readonly registeredThrough: CalendarDate;
  readonly enrolledAt: Date;
}

/** A pass as the export shows it. */
export type KeptPass = Omit<Pass, 'customerId'>;

/** What the KB was told of a customer, and how far. */
export interface KeptSynchronisation {
  readonly version: number;
  readonly announcedAt: Date;
  readonly deliveredVersion: number;
  readonly lastAttemptAt: Date | null;
  readonly failure: string | null;
  readonly differsSince: Date | null;
}

/** The KB's copy of a customer's entitlement. */
export interface KeptEntitlement {
  readonly kbSubscription: string;
  readonly passNumber: string | null;
  readonly validThrough: CalendarDate | null;
  readonly version: number;
  readonly synchronisedAt: Date;
}

/** One part of a payment that the person made, or that was made for the person. */
export interface KeptPayment {
  readonly organisationId: string;
  readonly method: string;
  readonly state: string;
  readonly branchCode: string | null;
  readonly amountCents: number;
  readonly providerId: string | null;
  readonly checkoutUrl: string | null;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly cents: number;
  readonly outcome: string | null;
  readonly refundCents: number | null;
  readonly refundState: string | null;
  readonly refundRequestedAt: Date | null;
  readonly providerRefundId: string | null;
}

/** What became of a letter to the account. */
export interface KeptLetter {
  readonly kind: string;
  readonly sentAt: Date;
  readonly state: string;
  readonly stateAt: Date;
  readonly status: string | null;
}

/** All that this country keeps about the person with a login account. */
export interface KeptOfHolder {
  readonly loginAccount: KeptLoginAccount;
  readonly passwordReset: PasswordReset;
  readonly emailChanges: readonly EmailChange[];
  readonly sentLetters: readonly KeptLetter[];
  readonly heldUsernames: readonly { readonly freeFrom: Date }[];
  readonly customers: readonly KeptCustomer[];
  readonly passes: readonly KeptPass[];
  readonly synchronisations: readonly KeptSynchronisation[];
  readonly entitlements: readonly KeptEntitlement[];
  readonly subscriptions: readonly Subscription[];
  readonly loginLinks: readonly (LoginLink & { readonly linkedAt: Date })[];
  readonly payments: readonly KeptPayment[];
  readonly letters: readonly PostedLetter[];
  readonly accesses: readonly LoggedAccess[];
}
