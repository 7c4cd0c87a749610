import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import { discardLocalCard as discard, type LocalCard } from '../domain/localCard.ts';
import { parseLocalCardNumber } from '../domain/localCardNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { findLocalCard, findLocalCardAndLock, saveLocalCard } from '../storage/localCardTable.ts';
import { ofLibrary } from '../storage/scopes.ts';

/** The library's own card with that number. Opening it is audited. */
export async function seeLocalCard(
  { database, now }: Registry,
  staff: LibraryStaff,
  text: string,
): Promise<LocalCard | undefined> {
  const number = parseLocalCardNumber(text);
  if (!number) return undefined;
  const act = async (tx: Transaction) => {
    const card = await findLocalCard(tx, staff.library, number);
    if (card) await record(tx, staff, 'localLibraryCard', card.id, now());
    return card;
  };
  return database.transaction(act, ofLibrary(staff.library));
}

/** The old local card is thrown away, once the national one is linked (B24). */
export async function discardLocalCard(
  { database, now }: Registry,
  staff: LibraryStaff,
  text: string,
): Promise<LocalCard | Refusal<NorwegianRefusalCode>> {
  const act = async (tx: Transaction) => {
    const card = await lockLocalCard(tx, staff.library, text);
    if (isRefusal(card)) return card;
    const discarded = discard(card, now());
    if (isRefusal(discarded)) return discarded;
    await saveLocalCard(tx, discarded);
    await record(tx, staff, 'discardLocalCard', discarded.accountId, now());
    return discarded;
  };
  return database.transaction(act, ofLibrary(staff.library));
}

/** The library's card with that number, which nobody else changes until the transaction ends. */
export async function lockLocalCard(
  tx: Transaction,
  library: LibraryNumber,
  text: string,
): Promise<LocalCard | Refusal<'LOCAL_CARD_UNKNOWN'>> {
  const number = parseLocalCardNumber(text);
  const card = number && (await inScope(tx, ofLibrary(library), () => findLocalCardAndLock(tx, library, number)));
  return card ?? refuse('LOCAL_CARD_UNKNOWN', { field: 'localCardNumber' });
}

async function record(tx: Transaction, staff: LibraryStaff, action: string, subject: string, at: Date): Promise<void> {
  await recordAudit(tx, { actor: staff.name, unit: staff.library, action, subject, outcome: 'DONE' }, at);
}
