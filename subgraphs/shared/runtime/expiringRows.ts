import { dueBefore, dueFrom, type RetentionRule } from '../vocabulary/retention.ts';
import { recordAudit } from './auditTrail.ts';
import type { Transaction } from './database.ts';
import type { RetentionClass } from './retention.ts';

const SWEPT_AT_ONCE = 1_000;

/** Rows that say themselves when their time began. All parts are SQL. */
export interface ExpiringRows {
  readonly table: string;
  /** A timestamptz of the row; one that is null is never due. */
  readonly event: string;
  /** Which rows of the table; all where left out. */
  readonly where?: string;
  /** What an EMPTY leaves of the row. */
  readonly emptied?: string;
}

/** A class that needs no more than SQL: a line in the audit trail for each batch, none about a person. */
export function expiringRows(rule: RetentionRule, timeZone: string, rows: ExpiringRows): RetentionClass {
  const { table, event, where = 'true', emptied } = rows;
  const due = `${event} < $1 AND (${where})`;
  const some = `SELECT ctid FROM ${table} WHERE ${due} LIMIT ${SWEPT_AT_ONCE} FOR UPDATE SKIP LOCKED`;
  const change = emptied === undefined ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${emptied}`;
  return {
    ...rule,
    async due(tx, at) {
      const [row]: { count: number; oldest: Date | null }[] = await tx.query(
        `SELECT count(*)::int AS count, min(${event}) AS oldest FROM ${table} WHERE ${due}`,
        [dueBefore(rule.duration, timeZone, at)],
      );
      const oldest = row?.oldest ? dueFrom(rule.duration, timeZone, row.oldest) : undefined;
      return { count: row?.count ?? 0, oldest };
    },
    async sweepBatch(tx, at) {
      const [, count]: [unknown, number] = await tx.query(`${change} WHERE ctid = ANY (ARRAY(${some}))`, [
        dueBefore(rule.duration, timeZone, at),
      ]);
      if (count > 0) await recordSweep(tx, rule, at);
      return count;
    },
  };
}

/** The sweep's line in the audit trail: of one person's row, or of a batch that is about nobody. */
export async function recordSweep(
  tx: Transaction,
  { name }: Pick<RetentionRule, 'name'>,
  at: Date,
  subject?: string,
): Promise<void> {
  await recordAudit(tx, { actor: 'sweep', action: name, subject, outcome: 'DONE' }, at);
}
