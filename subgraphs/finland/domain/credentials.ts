import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { type ActiveCustomer, type CeliaCustomer, type CustomerId, readsOnline } from './customer.ts';
import { isOutgrown, type MailboxOwner } from './registration/mailbox.ts';

export const SYSTEMS = {
  CELIANET: 'The web service Celianet.',
  PRATSAM_READER: 'The reading app Pratsam Reader, with a password of its own.',
} as const;
export type System = keyof typeof SYSTEMS;

export const CREDENTIAL_STATES = {
  NONE: 'Not sent, or withdrawn because the e-mail address was changed.',
  ORDERED: 'The mail with the link is about to go out.',
  SENT: 'The link is with the customer; no password has been chosen yet.',
  ACTIVATED: 'The customer has chosen a password.',
} as const;
export type CredentialState = keyof typeof CREDENTIAL_STATES;

interface CredentialKey {
  readonly id: string;
  readonly customerId: CustomerId;
  readonly system: System;
  /** Counts the orders; part of what a link is derived from, so that a newer order kills the older link. */
  readonly generation: number;
}

export type NoCredential = CredentialKey & { readonly state: 'NONE' };
export type OrderedCredential = CredentialKey & { readonly state: 'ORDERED' };
export type SentCredential = CredentialKey & {
  readonly state: 'SENT';
  readonly sentAt: Date;
  readonly linkExpiresAt: Date;
  readonly sentTo: MailboxOwner;
};
export type ActivatedCredential = CredentialKey & {
  readonly state: 'ACTIVATED';
  readonly sentAt: Date;
  readonly activatedAt: Date;
  readonly sentTo: MailboxOwner;
  /** Chosen behind a link that went to a registrar: the customer chooses one of his own before it lets him in. */
  readonly provisional: boolean;
};
export type Credential = NoCredential | OrderedCredential | SentCredential | ActivatedCredential;

/** F16: credentials go to the stored address and nowhere else. F20: a CD borrower does not become an online user this way. */
export function mayHaveCredentials(
  customer: ActiveCustomer,
  today: CalendarDate,
): Refusal<'CREDENTIALS_NEED_ONLINE_FORMAT' | 'EMAIL_REQUIRED' | 'EMAIL_BELONGS_TO_GUARDIAN'> | undefined {
  if (!readsOnline(customer.format)) return refuse('CREDENTIALS_NEED_ONLINE_FORMAT');
  if (!customer.email) return refuse('EMAIL_REQUIRED');
  return isOutgrown(customer.emailOwner, customer.birthDate, today) ? refuse('EMAIL_BELONGS_TO_GUARDIAN') : undefined;
}

/** A new order retires the link and the password that there were. */
export function orderCredential({ id, customerId, system, generation }: Credential): OrderedCredential {
  return { id, customerId, system, generation: generation + 1, state: 'ORDERED' };
}

/** The address that an ordered credential is mailed to now; nothing where it is out already or the customer has left. */
export function addressToSendTo(
  customer: CeliaCustomer,
  credential: Credential,
  today: CalendarDate,
): EmailAddress | undefined {
  if (customer.state !== 'ACTIVE' || credential.state !== 'ORDERED') return undefined;
  return isOutgrown(customer.emailOwner, customer.birthDate, today) ? undefined : customer.email;
}

export function markSent(
  credential: Credential,
  sentTo: MailboxOwner,
  sentAt: Date,
  linkHours: number,
): SentCredential {
  const { id, customerId, system, generation } = credential;
  const linkExpiresAt = new Date(sentAt.getTime() + linkHours * 3_600_000);
  return { id, customerId, system, generation, state: 'SENT', sentAt, linkExpiresAt, sentTo };
}

/**
 * When the address changes, the link in the old mailbox dies, and a password that is not known to be the customer's: one
 * chosen from a registrar's mailbox, or from a guardian's by now outgrown. An order that is not out yet goes to the new one.
 */
export function afterEmailChange(credential: Credential, birthDate: CalendarDate, today: CalendarDate): Credential {
  const { id, customerId, system, generation } = credential;
  const isForeign =
    credential.state === 'ACTIVATED' && (credential.provisional || isOutgrown(credential.sentTo, birthDate, today));
  return credential.state === 'SENT' || isForeign ? { id, customerId, system, generation, state: 'NONE' } : credential;
}

/** Nothing of it works any more; the count of orders stays, so that no link of before comes back. */
export function withdrawCredential({ id, customerId, system, generation }: Credential): NoCredential {
  return { id, customerId, system, generation, state: 'NONE' };
}

/** A link is good from its sending until, not including, the instant it expires. */
export function activate(
  credential: Credential | undefined,
  now: Date,
): ActivatedCredential | Refusal<'CREDENTIAL_LINK_INVALID' | 'CREDENTIAL_LINK_EXPIRED'> {
  if (credential?.state !== 'SENT') return refuse('CREDENTIAL_LINK_INVALID', { field: 'token' });
  if (now >= credential.linkExpiresAt) return refuse('CREDENTIAL_LINK_EXPIRED', { field: 'token' });
  const { id, customerId, system, generation, sentAt, sentTo } = credential;
  const provisional = sentTo === 'REGISTRAR';
  return { id, customerId, system, generation, state: 'ACTIVATED', sentAt, activatedAt: now, sentTo, provisional };
}

/** Whether a password that is right lets in. A20, A33: neither a registrar's nor, from 18, a guardian's mailbox is the customer. */
export function checkOwner(
  { sentTo, provisional }: Pick<ActivatedCredential, 'sentTo' | 'provisional'>,
  birthDate: CalendarDate,
  today: CalendarDate,
): Refusal<'OWN_PASSWORD_REQUIRED' | 'CREDENTIALS_OF_GUARDIAN'> | undefined {
  if (isOutgrown(sentTo, birthDate, today)) return refuse('CREDENTIALS_OF_GUARDIAN');
  return provisional ? refuse('OWN_PASSWORD_REQUIRED', { field: 'password' }) : undefined;
}
