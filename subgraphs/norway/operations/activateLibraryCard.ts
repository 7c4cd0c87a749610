import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import { activateCard, type Card } from '../domain/card.ts';
import { parseCardNumber } from '../domain/cardNumber.ts';
import { activateMembership } from '../domain/libraryMembership.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { recordUse } from '../storage/accountUse.ts';
import { findCardAndLock, saveCard } from '../storage/cardTable.ts';
import { findMembership, saveMembership } from '../storage/membershipTable.ts';
import { acrossLibraries, ofLibrary } from '../storage/scopes.ts';
import { type CardAtDesk, cardAtDesk } from './cardAtDesk.ts';
import { findOwnLibrary } from './findLibrary.ts';

export interface CardActivation {
  /** Of a digital or a printed card: the library treats both alike (B9). */
  readonly cardNumber: string;
  readonly acceptedRulesVersion: string;
}

/** The card's first use in the library of that member of staff (B10), whose rules the person accepts (B11). */
export async function activateLibraryCard(
  registry: Registry,
  staff: LibraryStaff,
  { cardNumber, acceptedRulesVersion }: CardActivation,
): Promise<CardAtDesk | Refusal<NorwegianRefusalCode>> {
  const number = parseCardNumber(cardNumber);
  const act = async (tx: Transaction) => {
    const card = number && (await inScope(tx, acrossLibraries('cardInHand'), () => findCardAndLock(tx, number)));
    if (!card) return refuse('CARD_UNKNOWN', { field: 'cardNumber' });
    return activateHere(tx, registry, staff, card, acceptedRulesVersion);
  };
  return registry.database.transaction(act, ofLibrary(staff.library));
}

async function activateHere(
  tx: Transaction,
  registry: Registry,
  staff: LibraryStaff,
  card: Card,
  acceptedRulesVersion: string,
): Promise<CardAtDesk | Refusal<NorwegianRefusalCode>> {
  const at = registry.now();
  const { accountId } = card;
  const library = await findOwnLibrary(tx, registry, staff.library);
  const current = await findMembership(tx, accountId, staff.library);
  const activation = { id: randomUUID(), accountId, library, acceptedRulesVersion, at };
  const membership = activateMembership(current, activation);
  if (isRefusal(membership)) return membership;
  const active = activateCard(card, at);
  if (isRefusal(active)) return active;
  await saveMembership(tx, membership);
  await saveCard(tx, active);
  await recordUse(tx, accountId, at);
  const entry = { actor: staff.name, unit: staff.library, action: 'activateLibraryCard', subject: accountId };
  await recordAudit(tx, { ...entry, outcome: 'DONE' }, at);
  return cardAtDesk(tx, active, staff, membership);
}
