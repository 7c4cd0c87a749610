import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import { activateCard } from '../domain/card.ts';
import { parseCardNumber } from '../domain/cardNumber.ts';
import { type ActiveMembership, activateMembership } from '../domain/libraryMembership.ts';
import { linkLocalCard } from '../domain/localCard.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { findAccount } from '../storage/accountTable.ts';
import { recordUse } from '../storage/accountUse.ts';
import { findCardAndLock, saveCard } from '../storage/cardTable.ts';
import { saveLocalCard } from '../storage/localCardTable.ts';
import { findMembership, saveMembership } from '../storage/membershipTable.ts';
import { acrossLibraries, ofAccount, ofLibrary } from '../storage/scopes.ts';
import { type CardAtDesk, cardAtDesk } from './cardAtDesk.ts';
import { findOwnLibrary } from './findLibrary.ts';
import { lockLocalCard } from './localCardAtDesk.ts';

export interface CardLink {
  readonly localCardNumber: string;
  readonly cardNumber: string;
  /** Needed where the national card is not yet activated at the library. */
  readonly acceptedRulesVersion?: string | null;
}

type Said = Refusal<NorwegianRefusalCode>;

/** Whoever had a local card and made a national one comes to the library, which links the new card to itself (B22, B23). */
export async function linkLibraryCard(
  registry: Registry,
  staff: LibraryStaff,
  { localCardNumber, cardNumber, acceptedRulesVersion }: CardLink,
): Promise<CardAtDesk | Said> {
  const number = parseCardNumber(cardNumber);
  const act = async (tx: Transaction) => {
    const card = number && (await inScope(tx, acrossLibraries('cardInHand'), () => findCardAndLock(tx, number)));
    const account =
      card && (await inScope(tx, ofAccount(card.accountId), () => findAccount(tx, { id: card.accountId })));
    if (!card || !account) return refuse('CARD_UNKNOWN', { field: 'cardNumber' });
    const at = registry.now();
    const active = activateCard(card, at);
    if (isRefusal(active)) return active;
    const local = await lockLocalCard(tx, staff.library, localCardNumber);
    const linked = isRefusal(local) ? local : linkLocalCard(local, account, at);
    if (isRefusal(linked)) return linked;
    const membership = await membershipHere(tx, registry, staff, account.id, acceptedRulesVersion ?? '');
    if (isRefusal(membership)) return membership;
    await saveMembership(tx, membership);
    await saveCard(tx, active);
    await saveLocalCard(tx, linked);
    await recordUse(tx, account.id, at);
    const entry = { actor: staff.name, unit: staff.library, action: 'linkLibraryCard', subject: account.id };
    await recordAudit(tx, { ...entry, outcome: 'DONE' }, at);
    return cardAtDesk(tx, active, staff, membership);
  };
  return registry.database.transaction(act, ofLibrary(staff.library));
}

async function membershipHere(
  tx: Transaction,
  registry: Registry,
  staff: LibraryStaff,
  accountId: string,
  acceptedRulesVersion: string,
): Promise<ActiveMembership | Said> {
  const current = await findMembership(tx, accountId, staff.library);
  if (current?.status === 'ACTIVE') return current;
  const library = await findOwnLibrary(tx, registry, staff.library);
  const activation = { id: randomUUID(), accountId, library, acceptedRulesVersion, at: registry.now() };
  return activateMembership(current, activation);
}
