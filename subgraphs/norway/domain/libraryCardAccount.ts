import type { Contact } from './contact.ts';
import type { LibraryNumber } from './libraryNumber.ts';
import type { NamedPerson, RegisteredAddress, RegisteredName } from './registeredPerson.ts';
import type { RegisterTime } from './registerTime.ts';

/**
 * What the national card's register holds of one person (B15), apart from the cards and the memberships. The name and
 * the address are the population register's: no function here gives an account with others (B17, B18).
 */
export interface LibraryCardAccount extends Contact {
  readonly id: string;
  /** The vault's reference to the national identity number. */
  readonly person: string;
  readonly name: RegisteredName;
  readonly address: RegisteredAddress;
  /** When the population register was read. */
  readonly registerReadAt: Date;
  /** The latest time that it told of then. */
  readonly registerRecordedAt?: RegisterTime | undefined;
  /** When its answer was last of no use; undefined after a good one. */
  readonly registerFailedAt?: Date | undefined;
  readonly deathReportedAt?: Date | undefined;
  readonly deathConfirmedAt?: Date | undefined;
  readonly recordClosedAt?: Date | undefined;
  /** The account that the register says is the same person's. */
  readonly samePersonAs?: string | undefined;
  readonly homeLibrary: LibraryNumber;
  readonly openedAt: Date;
}

export interface NewAccount {
  readonly id: string;
  readonly person: string;
  readonly contact: Contact;
  /** The chosen library online (B7), the desk's own at a desk (B5). */
  readonly homeLibrary: LibraryNumber;
}

/** The account of somebody as the population register knows them. Sex and birth date stay behind. */
export function openAccount(
  { id, person, contact, homeLibrary }: NewAccount,
  { name, address, asOf, recordedAt }: NamedPerson,
  now: Date,
): LibraryCardAccount {
  const read = { name, address, registerReadAt: asOf, registerRecordedAt: recordedAt };
  return { id, person, ...read, ...contact, homeLibrary, openedAt: now };
}

export function fullName({ first, middle, last }: RegisteredName): string {
  return [first, middle, last].filter(Boolean).join(' ');
}
