import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { cancelSignUp, lockUnpaid } from '../../storage/memberSystem/signUps.ts';
import { acrossLibraries } from '../../storage/scopes.ts';
import { announceChange } from '../synchronisation/announceChange.ts';

const DAY_MS = 86_400_000;

/** Cancels what was bought online and not paid within the days of the setting. Resolves with how many. */
export async function cancelUnpaid(registry: NetherlandsRegistry): Promise<number> {
  let cancelled = 0;
  for (let batch = -1; batch !== 0; cancelled += Math.max(batch, 0)) {
    batch = await registry.database.transaction((tx) => cancelBatch(registry, tx), acrossLibraries('payments'));
  }
  return cancelled;
}

async function cancelBatch({ now, unpaidDays }: NetherlandsRegistry, tx: Transaction): Promise<number> {
  const at = now();
  const before = new Date(at.getTime() - unpaidDays * DAY_MS);
  const unpaid = await lockUnpaid(tx, before, dateIn(DUTCH_TIME, before));
  for (const { customerId, subscriptionId } of unpaid) {
    await cancelSignUp(tx, subscriptionId, dateIn(DUTCH_TIME, at));
    await announceChange(tx, customerId, at);
    await recordAudit(tx, { actor: 'sweep', action: 'cancelUnpaid', subject: customerId, outcome: 'DONE' }, at);
  }
  return unpaid.length;
}
