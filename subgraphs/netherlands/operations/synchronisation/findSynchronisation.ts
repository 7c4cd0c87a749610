import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { differencesOf } from '../../domain/synchronisation/drift.ts';
import type { MemberSynchronisation } from '../../domain/synchronisation/memberSynchronisation.ts';
import { copiedOf, findEntitlements } from '../../storage/kb/entitlements.ts';
import { findLibraryCopies } from '../../storage/memberSystem/announced.ts';
import { findSynchronisations } from '../../storage/memberSystem/synchronisations.ts';

/** Both copies of those customers side by side: each owner is asked by id, one after the other. In no order. */
export async function findSynchronisation(
  tx: Transaction,
  customerIds: readonly string[],
  today: CalendarDate,
): Promise<MemberSynchronisation[]> {
  const told = new Map((await findSynchronisations(tx, customerIds)).map((row) => [row.customerId, row]));
  const entitlements = await findEntitlements(tx, customerIds);
  const atKb = new Map(entitlements.map((row) => [row.customerId, copiedOf(row)]));
  return (await findLibraryCopies(tx, customerIds, today)).map((libraryCopy) => {
    const { customerId } = libraryCopy;
    const kbCopy = atKb.get(customerId);
    const differences = differencesOf(libraryCopy, kbCopy, today);
    const { differsSince, lastAttemptAt, failure } = told.get(customerId) ?? {};
    return {
      ...{ customerId, libraryCopy, kbCopy, differences },
      since: differences.length > 0 ? (differsSince ?? undefined) : undefined,
      lastAttempt: lastAttemptAt ?? undefined,
      failure: failure ?? undefined,
    };
  });
}
