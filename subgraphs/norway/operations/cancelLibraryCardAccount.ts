import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import { checkTold, patronAt } from '../domain/accountCancellation.ts';
import type { Patron } from '../domain/actor.ts';
import { deleteCard } from '../domain/card.ts';
import { endMembership } from '../domain/libraryMembership.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { saveCancellation } from '../storage/accountTable.ts';
import { saveCard } from '../storage/cardTable.ts';
import { saveMembership } from '../storage/membershipTable.ts';
import { ofAccount } from '../storage/scopes.ts';
import { deleteTemporaryAddress } from '../storage/temporaryAddressTable.ts';
import { type LockedAccount, lockAccount } from './lockAccount.ts';

export interface Cancellation {
  /** The libraries that the holder was told they are still a patron of. */
  readonly acknowledgedLibraries: readonly string[];
}

export interface CancelledAccount {
  readonly cancelledAt: Date;
  readonly libraries: readonly LibraryNumber[];
}

const ACTION = 'cancelLibraryCardAccount';

/**
 * Ends every membership, the card and the account, once the holder was told which libraries they are still a patron of.
 * What was registered stays until it is erased; the person may register again.
 */
export async function cancelLibraryCardAccount(
  registry: Registry,
  patron: Patron,
  { acknowledgedLibraries }: Cancellation,
): Promise<CancelledAccount | Refusal<NorwegianRefusalCode>> {
  return registry.database.transaction(async (tx) => {
    const locked = await lockAccount(tx, registry, patron, ACTION);
    if (isRefusal(locked)) return locked;
    return inScope(tx, ofAccount(locked.account.id), () => cancel(tx, registry, patron, locked, acknowledgedLibraries));
  });
}

async function cancel(
  tx: Transaction,
  registry: Registry,
  patron: Patron,
  { account, card, memberships }: LockedAccount,
  acknowledgedLibraries: readonly string[],
): Promise<CancelledAccount | Refusal<'STILL_A_PATRON'>> {
  const untold = checkTold(memberships, acknowledgedLibraries);
  if (untold) return untold;
  const at = registry.now();
  for (const membership of memberships) await saveMembership(tx, endMembership(membership, at));
  await saveCard(tx, deleteCard(card, at));
  await deleteTemporaryAddress(tx, account.id);
  await saveCancellation(tx, account, at);
  const entry = { actor: patron.name, action: ACTION, subject: account.id, outcome: 'DONE' };
  await recordAudit(tx, entry, at);
  return { cancelledAt: at, libraries: patronAt(memberships) };
}
