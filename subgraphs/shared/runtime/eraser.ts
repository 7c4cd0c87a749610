import type { RetentionRule } from '../vocabulary/retention.ts';
import type { Transaction } from './database.ts';
import { recordSweep } from './expiringRows.ts';
import { leaveTombstone } from './tombstones.ts';

/** Deletes one person's row with all that hangs on it. `kind` is that of the tombstones, and the table where no other is named. */
export interface Eraser {
  readonly kind: string;
  readonly table?: string;
  /** False, and nothing done, where the row is gone or somebody holds it at this moment. */
  erase(tx: Transaction, id: string, at: Date): Promise<boolean>;
}

/** Erases each with a tombstone and an audit line, in the caller's transaction; resolves with how many. */
export async function eraseAll(
  tx: Transaction,
  ids: readonly string[],
  {
    eraser,
    tombstoneKey,
    rule,
    at,
  }: { eraser: Eraser; tombstoneKey: Buffer; rule: Pick<RetentionRule, 'name'>; at: Date },
): Promise<number> {
  const erased: string[] = [];
  for (const id of ids) if (await eraser.erase(tx, id, at)) erased.push(id);
  for (const subject of erased) await leaveTombstone(tx, tombstoneKey, { kind: eraser.kind, subject }, at);
  for (const subject of erased) await recordSweep(tx, rule, at, subject);
  return erased.length;
}
