import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import { deleteForPrint, type EndedCard, handOverPhysicalCard, replaceLostCard } from '../domain/card.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import type { CardAtDesk } from './cardAtDesk.ts';
import { changeAccount } from './changeAccount.ts';
import type { LockedAccount } from './lockAccount.ts';
import { printedNumber } from './printedNumber.ts';

export interface NewPrintedCard {
  readonly idempotencyKey: string;
  readonly cardNumber: string;
  /** On the printed card in the desk's hand. */
  readonly newCardNumber: string;
  readonly dryRun: boolean;
}

type Ending = (card: LockedAccount['card'], now: Date) => EndedCard | Refusal<NorwegianRefusalCode>;

/**
 * The holder of a digital card asks for a printed one (B25): the digital card is deleted (B26) and the printed one given
 * (B27) to the same account (B28), in one transaction (B30). Memberships stay as they are (B31).
 */
export async function printLibraryCard(
  registry: Registry,
  staff: LibraryStaff,
  input: NewPrintedCard,
): Promise<CardAtDesk | Refusal<NorwegianRefusalCode>> {
  return giveNewCard(registry, staff, 'printLibraryCard', input, deleteForPrint);
}

/** Another card for one that was reported lost, in the same way. */
export async function replaceLibraryCard(
  registry: Registry,
  staff: LibraryStaff,
  input: NewPrintedCard,
): Promise<CardAtDesk | Refusal<NorwegianRefusalCode>> {
  return giveNewCard(registry, staff, 'replaceLibraryCard', input, replaceLostCard);
}

async function giveNewCard(
  registry: Registry,
  staff: LibraryStaff,
  action: 'printLibraryCard' | 'replaceLibraryCard',
  { idempotencyKey: key, dryRun, ...request }: NewPrintedCard,
  end: Ending,
): Promise<CardAtDesk | Refusal<NorwegianRefusalCode>> {
  const deed = { actor: staff, action, cardNumber: request.cardNumber, attempt: { key, request }, dryRun };
  const outcome = await changeAccount(registry, deed, async (tx, { account, card }) => {
    const now = registry.now();
    const ended = end(card, now);
    if (isRefusal(ended)) return ended;
    const number = await printedNumber(tx, staff.library, request.newCardNumber, 'newCardNumber');
    if (isRefusal(number)) return number;
    return { cards: [ended, handOverPhysicalCard({ id: randomUUID(), accountId: account.id, number }, now)] };
  });
  return isRefusal(outcome) ? outcome : atDeskOf(staff, outcome);
}

function atDeskOf({ library }: LibraryStaff, { account, card, memberships }: LockedAccount): CardAtDesk {
  const membership = memberships.find((own) => own.library === library);
  return { card, membership, account: { ...account, observer: library } };
}
