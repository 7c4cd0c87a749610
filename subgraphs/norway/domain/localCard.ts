import type { PersonName } from '../../shared/vocabulary/personName.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Contact } from './contact.ts';
import type { LibraryNumber } from './libraryNumber.ts';
import type { LocalCardNumber } from './localCardNumber.ts';

/** A card of one library alone (B1), until its holder has the national one linked and it is discarded. */
export type LocalCard = ActiveLocalCard | LinkedLocalCard | DiscardedLocalCard;

/** Whose it is. The name is what the library writes: no register knows an institution, or a person without a number. */
export type LocalHolder =
  | { readonly kind: 'INSTITUTION'; readonly name: PersonName }
  /** `person`: the vault's reference to the national identity number, where it was given. */
  | { readonly kind: 'PERSON'; readonly name: PersonName; readonly person: string | undefined };

interface EveryLocalCard {
  readonly id: string;
  readonly library: LibraryNumber;
  readonly number: LocalCardNumber;
  readonly holder: LocalHolder;
  readonly contact: Contact;
  readonly acceptedRulesVersion: string;
  readonly issuedAt: Date;
}

export interface ActiveLocalCard extends EveryLocalCard {
  readonly state: 'ACTIVE';
}

/** Its holder's national card works at the library (B23); until then they are two separate cards (B22). */
export interface LinkedLocalCard extends EveryLocalCard {
  readonly state: 'LINKED';
  readonly accountId: string;
  readonly linkedAt: Date;
}

export interface DiscardedLocalCard extends EveryLocalCard {
  readonly state: 'DISCARDED';
  readonly accountId: string;
  readonly linkedAt: Date;
  readonly discardedAt: Date;
}

/** What is recommended without being a rule: B2, B3. */
export type LocalCardWarning = 'NATIONAL_CARD_RECOMMENDED';

/** A person is better off with the national card; institutions such as kindergartens and schools with a local one. */
export function warningsOf({ kind }: LocalHolder): LocalCardWarning[] {
  return kind === 'PERSON' ? ['NATIONAL_CARD_RECOMMENDED'] : [];
}

type NotLinkable =
  | 'INSTITUTION_CARD_STAYS_LOCAL'
  | 'LOCAL_CARD_ALREADY_LINKED'
  | 'LOCAL_CARD_DISCARDED'
  | 'LOCAL_CARD_OF_SOMEBODY_ELSE';

/**
 * The local card linked to the account of its holder (B23), whose national identity number has the reference `person`.
 * A local card without a number is its bearer's, as staff have seen; an institution has no national card.
 */
export function linkLocalCard(
  card: LocalCard,
  account: { readonly id: string; readonly person: string | undefined },
  now: Date,
): LinkedLocalCard | Refusal<NotLinkable> {
  const field = 'localCardNumber';
  if (card.holder.kind === 'INSTITUTION') return refuse('INSTITUTION_CARD_STAYS_LOCAL', { field });
  if (card.state === 'LINKED') return refuse('LOCAL_CARD_ALREADY_LINKED', { field });
  if (card.state === 'DISCARDED') return refuse('LOCAL_CARD_DISCARDED', { field });
  const { person } = card.holder;
  if (person !== undefined && person !== account.person) return refuse('LOCAL_CARD_OF_SOMEBODY_ELSE', { field });
  return { ...card, state: 'LINKED', accountId: account.id, linkedAt: now };
}

/** Whether the holder has proved that the local card is theirs: it was issued to their national identity number (B33). */
export function isProvedHolder({ holder }: LocalCard, person: string | undefined): boolean {
  return person !== undefined && holder.kind === 'PERSON' && holder.person === person;
}

/** The local card that its holder needs no more: only after the linking (B24). */
export function discardLocalCard(
  card: LocalCard,
  now: Date,
): DiscardedLocalCard | Refusal<'LOCAL_CARD_NOT_LINKED' | 'LOCAL_CARD_DISCARDED'> {
  const field = 'localCardNumber';
  if (card.state === 'ACTIVE') return refuse('LOCAL_CARD_NOT_LINKED', { field });
  if (card.state === 'DISCARDED') return refuse('LOCAL_CARD_DISCARDED', { field });
  return { ...card, state: 'DISCARDED', discardedAt: now };
}
