import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { PersonName } from '../../shared/vocabulary/personName.ts';
import type { Restriction } from './celia/restrictionReason.ts';
import type { Address, Telephone } from './contactDetails.ts';
import type { MailboxOwner } from './registration/mailbox.ts';

export const LANGUAGES = { FI: 'Finnish.', SV: 'Swedish.' } as const;
export type Language = keyof typeof LANGUAGES;

export const FORMATS = {
  ONLINE: 'Books by streaming and download.',
  CD: 'Books on CD by post.',
  BOTH: 'Online and on CD.',
} as const;
export type Format = keyof typeof FORMATS;

/** What was borrowed, as Celia's own services know it: loans are not in this register. The keeping after the end goes by it. */
export const LOANS = {
  NONE: 'Nothing was borrowed.',
  READ_ONLINE: 'Books were read online only.',
  CD_OR_DOWNLOAD: 'A CD or a downloaded file was borrowed at some time.',
} as const;
export type Loans = keyof typeof LOANS;

export const CUSTOMER_STATES = {
  ACTIVE: 'A customer.',
  RESTRICTED: 'A customer who cannot use the online services for a time; Celia’s customer service tells more.',
  MARKED_FOR_DELETION:
    'Ended; erased at a yearly run. Not found by any search, but the code stays in use. Celia alone can reactivate.',
} as const;

export type CustomerId = string & { readonly customerId: unique symbol };

/** What a registrar may change of a customer. */
export interface CustomerDetails {
  readonly firstName: PersonName;
  readonly lastName: PersonName;
  readonly address: Address;
  readonly telephone?: Telephone | undefined;
  readonly language: Language;
  readonly temporary: boolean;
  readonly extraInformation?: string | undefined;
}

interface Person extends CustomerDetails {
  readonly id: CustomerId;
  /** Also the customer's username. */
  readonly number: string;
  readonly unitId: string;
  /** Reference of the personal identity code in the vault; somebody without one has a note instead (F21). */
  readonly identityCode?: string | undefined;
  /** How it was shown who the person is. */
  readonly identityNote?: string | undefined;
  readonly birthDate: CalendarDate;
  readonly email?: EmailAddress | undefined;
  /** Counts the addresses that the customer has had; a mailed link is worth nothing under another address. */
  readonly emailVersion: number;
  readonly emailOwner: MailboxOwner;
  /** Of a temporary customer: a day to ask again, not an end. */
  readonly expectedEnd?: CalendarDate | undefined;
  /** Handled by Celia alone: no unit sees the record. */
  readonly addressProtected: boolean;
  readonly format: Format;
  readonly registeredAt: Date;
  /** As Celia recorded it; nothing where it did not. */
  readonly loans?: Loans | undefined;
  readonly restriction?: Restriction | undefined;
  /** Made up for practice; never with a real unit, and mailed nowhere. The database says so by the unit. */
  readonly training?: boolean | undefined;
  /** When Celia last made an ended customer one again. */
  readonly reactivatedAt?: Date | undefined;
}

export type ActiveCustomer = Person & { readonly state: 'ACTIVE' };
/** One who was erased at his own request has no address any more. */
export type CustomerMarkedForDeletion = Omit<Person, 'address'> & {
  readonly address?: Address | undefined;
  readonly state: 'MARKED_FOR_DELETION';
  readonly markedForDeletionAt: Date;
};
export type CeliaCustomer = ActiveCustomer | CustomerMarkedForDeletion;

/** The id that the text is, or undefined. */
export function parseCustomerId(text: string): CustomerId | undefined {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? (text as CustomerId) : undefined;
}

export function readsOnline(format: Format): boolean {
  return format !== 'CD';
}
