import type { Transaction } from '../../../shared/runtime/database.ts';
import type { Sealing } from './sealing.ts';

const AT_ONCE = 200;

export interface SealedTable {
  readonly table: string;
  /** Its key. */
  readonly id: string;
  /** As the row is called when it is sealed. */
  rowOf(id: string): string;
}

/** One batch in the order of keys: how many were sealed anew, and the last key; none where there are no more rows. */
export interface Resealed {
  readonly count: number;
  readonly last: string | undefined;
}

/** Seals the next rows anew that are not sealed under the key of now. All names are of this program. */
export async function resealRows(
  tx: Transaction,
  sealing: Sealing,
  { table, id, rowOf }: SealedTable,
  after: string | undefined,
): Promise<Resealed> {
  const rows: { id: string; sealed: Buffer }[] = await tx.query(
    `SELECT ${id} AS id, sealed FROM ${table} WHERE sealed IS NOT NULL AND ($1::uuid IS NULL OR ${id} > $1)
     ORDER BY ${id} LIMIT ${AT_ONCE} FOR UPDATE`,
    [after],
  );
  let count = 0;
  for (const row of rows) {
    const sealed = sealing.reseal(rowOf(row.id), row.sealed);
    if (!sealed) continue;
    await tx.query(`UPDATE ${table} SET sealed = $2 WHERE ${id} = $1`, [row.id, sealed]);
    count += 1;
  }
  return { count, last: rows.at(-1)?.id };
}
