import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff, Patron } from '../domain/actor.ts';
import { type CurrentCard, isCurrent } from '../domain/card.ts';
import { parseCardNumber } from '../domain/cardNumber.ts';
import { identifiedPatron } from '../domain/identifiedPatron.ts';
import type { LibraryCardAccount } from '../domain/libraryCardAccount.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import { isAllowed, type Operation } from '../domain/permissions.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import { relationTo } from '../domain/relation.ts';
import type { Registry } from '../registry.ts';
import { findAccountAndLock } from '../storage/accountTable.ts';
import { findCardAndLock, findCurrentCards } from '../storage/cardTable.ts';
import { findMembershipsOf } from '../storage/membershipTable.ts';
import { acrossLibraries, ofAccount } from '../storage/scopes.ts';
import { accountOfPerson } from './accountOfPerson.ts';

type Said = Refusal<NorwegianRefusalCode>;

/** An account that nobody else changes until the transaction ends, with its card in use and its memberships. */
export interface LockedAccount {
  readonly account: LibraryCardAccount;
  readonly card: CurrentCard;
  readonly memberships: readonly LibraryMembership[];
}

/**
 * The account that the actor asks to change: a patron's own; for staff that of the card in their hand, whose holder is
 * a patron of their library. `action` is its row in the table of permissions.
 */
export async function lockAccount(
  tx: Transaction,
  registry: Registry,
  actor: Patron | LibraryStaff,
  action: Operation,
  cardNumber?: string | null,
): Promise<LockedAccount | Said> {
  const found =
    actor.role === 'PATRON'
      ? await lockOwnAccount(tx, registry, actor, cardNumber ?? undefined)
      : await lockAccountAtDesk(tx, cardNumber ?? '');
  if (isRefusal(found)) return found;
  const ownAccountId = actor.role === 'PATRON' ? found.account.id : undefined;
  const relation = relationTo(actor, { accountId: found.account.id, memberships: found.memberships, ownAccountId });
  return isAllowed(action, actor.role, relation) ? found : refuse('NOT_A_PATRON', { field: 'cardNumber' });
}

async function lockOwnAccount(
  tx: Transaction,
  { vault, syntheticNumbers }: Registry,
  patron: Patron,
  cardNumber: string | undefined,
): Promise<LockedAccount | Said> {
  const number = identifiedPatron(patron, syntheticNumbers);
  if (isRefusal(number)) return number;
  const own = await accountOfPerson(tx, vault, number.reveal());
  const locked = own && (await lockWithCard(tx, own.id));
  if (!locked) return refuse('NOT_REGISTERED');
  // Whoever names a card means that card and no other.
  if (cardNumber !== undefined && parseCardNumber(cardNumber) !== locked.card.number) return unknownCard();
  return locked;
}

async function lockAccountAtDesk(
  tx: Transaction,
  cardNumber: string,
): Promise<LockedAccount | Refusal<'CARD_UNKNOWN' | 'CARD_ENDED'>> {
  const number = parseCardNumber(cardNumber);
  const card = number && (await inScope(tx, acrossLibraries('cardInHand'), () => findCardAndLock(tx, number)));
  if (!card) return unknownCard();
  if (!isCurrent(card)) return refuse('CARD_ENDED', { field: 'cardNumber' });
  return (await lockWithCard(tx, card.accountId)) ?? unknownCard();
}

/** The account with a lock on it, its card in use and all of its memberships; undefined where it is cancelled. */
export async function lockWithCard(tx: Transaction, id: string): Promise<LockedAccount | undefined> {
  return inScope(tx, ofAccount(id), async () => {
    const account = await findAccountAndLock(tx, id);
    const [card] = account ? await findCurrentCards(tx, [id]) : [];
    return account && card && { account, card, memberships: await findMembershipsOf(tx, id) };
  });
}

function unknownCard(): Refusal<'CARD_UNKNOWN'> {
  return refuse('CARD_UNKNOWN', { field: 'cardNumber' });
}
