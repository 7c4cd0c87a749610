import type { Transaction } from '../../shared/runtime/database.ts';
import { recordSweep } from '../../shared/runtime/expiringRows.ts';
import { deleteUnactivated } from '../domain/loginAccount.ts';
import { RETENTION } from '../domain/retention.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { deleteRemains } from '../storage/kb/accountRemains.ts';
import { emptyEntitlements } from '../storage/kb/entitlements.ts';
import { lockPendingUntil, saveDeleted } from '../storage/kb/loginAccounts.ts';
import { markLinksStale } from '../storage/memberSystem/loginLinks.ts';
import { acrossLibraries } from '../storage/scopes.ts';

/** The KB deletes what was not activated in time (N29); the libraries' member systems are left with a stale link. Resolves with how many. */
export async function deleteUnactivatedLoginAccounts(registry: NetherlandsRegistry): Promise<number> {
  let deleted = 0;
  for (let batch = -1; batch !== 0; deleted += batch) {
    const work = (tx: Transaction) => deleteUnactivatedBatch(tx, registry.now());
    batch = await registry.database.transaction(work, acrossLibraries('unactivatedAccounts'));
  }
  return deleted;
}

/** One batch with its audit lines, in the caller's transaction. */
export async function deleteUnactivatedBatch(tx: Transaction, now: Date): Promise<number> {
  const expired = await lockPendingUntil(tx, now);
  const deletions = expired.map((account) => deleteUnactivated(account, now)).filter((one) => one !== undefined);
  for (const deletion of deletions) {
    await deleteRemains(tx, deletion.id);
    await saveDeleted(tx, deletion);
  }
  const ids = deletions.map(({ id }) => id);
  if (ids.length > 0) await emptyEntitlements(tx, ids);
  if (ids.length > 0) await markLinksStale(tx, ids);
  for (const subject of ids) await recordSweep(tx, RETENTION.unactivatedLoginAccounts, now, subject);
  return ids.length;
}
