import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff, Patron } from '../domain/actor.ts';
import { blockCard, type Card, unblockCard } from '../domain/card.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { changeAccount, type Deed } from './changeAccount.ts';

/** The card is lost: from now on it is usable nowhere. Its holder says so online, or at a library where they are a patron. */
export async function reportCardLost(
  registry: Registry,
  actor: Patron | LibraryStaff,
  cardNumber: string,
): Promise<Card | Refusal<NorwegianRefusalCode>> {
  const deed: Deed = { actor, action: 'reportCardLost', cardNumber };
  const outcome = await changeAccount(registry, deed, async (_tx, { card }) => {
    const blocked = blockCard(card, registry.now());
    return isRefusal(blocked) ? blocked : { cards: [blocked] };
  });
  return isRefusal(outcome) ? outcome : outcome.card;
}

/** The card was found again, and shown at a desk. */
export async function unblockLibraryCard(
  registry: Registry,
  staff: LibraryStaff,
  cardNumber: string,
): Promise<Card | Refusal<NorwegianRefusalCode>> {
  const deed: Deed = { actor: staff, action: 'unblockLibraryCard', cardNumber };
  const outcome = await changeAccount(registry, deed, async (_tx, { card }) => {
    const unblocked = unblockCard(card);
    return isRefusal(unblocked) ? unblocked : { cards: [unblocked] };
  });
  return isRefusal(outcome) ? outcome : outcome.card;
}
