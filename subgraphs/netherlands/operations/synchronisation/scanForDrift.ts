import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { differencesOf } from '../../domain/synchronisation/drift.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { copiedOf, findEntitlements } from '../../storage/kb/entitlements.ts';
import { type LibraryCopy, nextLibraryCopies } from '../../storage/memberSystem/announced.ts';
import { markAgreeing, markDiffering } from '../../storage/memberSystem/synchronisations.ts';
import { acrossLibraries } from '../../storage/scopes.ts';
import { announceChange } from './announceChange.ts';

const SCANNED_AT_ONCE = 1_000;
const WAITS_MS = 3_600_000;

/**
 * Compares every member's two copies, a thousand by id at a time, and announces anew where they differ although the KB
 * was told, or was not within the hour. Resolves with how many it announced.
 */
export async function scanForDrift({ database, now }: Pick<NetherlandsRegistry, 'database' | 'now'>): Promise<number> {
  let announced = 0;
  let after: string | undefined;
  do {
    const from: string | undefined = after;
    const work = (tx: Transaction) => scanBatch(tx, from, now());
    const batch = await database.transaction(work, acrossLibraries('drift'));
    announced += batch.announced;
    after = batch.last;
  } while (after !== undefined);
  return announced;
}

async function scanBatch(
  tx: Transaction,
  after: string | undefined,
  now: Date,
): Promise<{ announced: number; last: string | undefined }> {
  const today = dateIn(DUTCH_TIME, now);
  const copies = await nextLibraryCopies(tx, after, SCANNED_AT_ONCE, today);
  const ids = copies.map(({ customerId }) => customerId);
  const atKb = new Map((await findEntitlements(tx, ids)).map((row) => [row.customerId, copiedOf(row)]));
  const differing = copies.filter((copy) => differencesOf(copy, atKb.get(copy.customerId), today).length > 0);
  const agreeing = copies.filter((copy) => copy.differsSince !== null && !differing.includes(copy));
  if (agreeing.length > 0) await markAgreeing(tx, agreeing.map(idOf));
  if (differing.length > 0) await markDiffering(tx, differing.map(idOf), now);
  const silent = differing.filter((copy) => isToldOrLost(copy, now)).map(idOf);
  for (const customerId of silent) await announceChange(tx, customerId, now);
  return { announced: silent.length, last: copies.length < SCANNED_AT_ONCE ? undefined : ids.at(-1) };
}

// Of what was announced within the hour and not delivered a message still waits, and tries again by itself.
function isToldOrLost({ version, deliveredVersion, announcedAt }: LibraryCopy, now: Date): boolean {
  return version === deliveredVersion || now.getTime() - announcedAt.getTime() >= WAITS_MS;
}

function idOf({ customerId }: LibraryCopy): string {
  return customerId;
}
