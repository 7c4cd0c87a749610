import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import { isCurrent } from '../domain/card.ts';
import { parseCardNumber } from '../domain/cardNumber.ts';
import type { Registry } from '../registry.ts';
import { recordUse } from '../storage/accountUse.ts';
import { findCard } from '../storage/cardTable.ts';
import { findMembership } from '../storage/membershipTable.ts';
import { acrossLibraries, ofLibrary } from '../storage/scopes.ts';
import { type CardAtDesk, cardAtDesk } from './cardAtDesk.ts';

/** The card in front of the desk, or undefined where there is none with that number. Opening a person's record is audited. */
export async function seeLibraryCard(
  { database, now }: Registry,
  staff: LibraryStaff,
  cardNumber: string,
): Promise<CardAtDesk | undefined> {
  const number = parseCardNumber(cardNumber);
  if (!number) return undefined;
  const act = async (tx: Transaction) => {
    const card = await inScope(tx, acrossLibraries('cardInHand'), () => findCard(tx, number));
    if (!card || !isCurrent(card)) return undefined;
    const membership = await findMembership(tx, card.accountId, staff.library);
    const seen = await cardAtDesk(tx, card, staff, membership);
    if (seen.account) {
      await recordUse(tx, seen.account.id, now());
      const entry = { actor: staff.name, unit: staff.library, action: 'libraryCard', subject: seen.account.id };
      await recordAudit(tx, { ...entry, outcome: 'DONE' }, now());
    }
    return seen;
  };
  return database.transaction(act, ofLibrary(staff.library));
}
