import type { Transaction } from '../../shared/runtime/database.ts';
import type { Attempt } from '../../shared/runtime/idempotency.ts';
import type { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff, Patron } from '../domain/actor.ts';
import type { Card } from '../domain/card.ts';
import type { CardNumberSeries } from '../domain/cardNumberSeries.ts';
import type { Contact } from '../domain/contact.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import type { LinkedLocalCard } from '../domain/localCard.ts';
import type { LookupPurpose } from '../domain/lookupPurpose.ts';
import type { NationalIdentityNumber } from '../domain/nationalIdentityNumber.ts';

/** One registration whose form could be read: what online and at the desk have in common, and how they issue the card. */
export interface Registration<Code extends string> {
  readonly actor: Patron | LibraryStaff;
  readonly attempt: Attempt;
  readonly number: NationalIdentityNumber;
  readonly purpose: LookupPurpose;
  issue(tx: Transaction, accountId: string): Promise<Issue | Refusal<Code>>;
}

/** What a new account starts with. The membership's library becomes the home library (B5, B7). */
export interface Issue {
  readonly card: Card;
  readonly membership: LibraryMembership;
  readonly contact: Contact;
  /** The series that the card's number was taken from, as it is afterwards. */
  readonly series?: CardNumberSeries | undefined;
  /** The local card that the new one takes the place of. */
  readonly localCard?: LinkedLocalCard;
}
