import { dueBefore, dueFrom, type RetentionRule } from '../vocabulary/retention.ts';
import { recordSweep } from './expiringRows.ts';
import type { RetentionClass } from './retention.ts';

const CUT_AT_ONCE = 10_000;

/** Five years are written into the database's own function as well, which goes by its own clock. */
export const AUDIT_LINES = {
  name: 'auditLines',
  data: 'lines of the audit trail: references, codes and roles',
  from: 'the writing of the line',
  duration: { years: 5 },
  action: 'DELETE',
  source: 'five years, as the log of the Finnish population information system is kept',
} as const satisfies RetentionRule;

/** A cut ends at a checkpoint that is as old: the line after it is vouched for by what was signed then (docs/adr/0014). */
export function auditLines(timeZone: string): RetentionClass {
  const { duration } = AUDIT_LINES;
  return {
    ...AUDIT_LINES,
    async due(tx, at) {
      const [row]: { count: number; oldest: Date | null }[] = await tx.query(
        `SELECT count(*)::int AS count, min(at) AS oldest FROM audit
         WHERE at < $1 AND seq < (SELECT max(seq) FROM audit)`,
        [dueBefore(duration, timeZone, at)],
      );
      return { count: row?.count ?? 0, oldest: row?.oldest ? dueFrom(duration, timeZone, row.oldest) : undefined };
    },
    async sweepBatch(tx, at) {
      const before = dueBefore(duration, timeZone, at);
      const [row]: { cut: number }[] = await tx.query('SELECT audit_cut($1, $2) AS cut', [before, CUT_AT_ONCE]);
      const cut = row?.cut ?? 0;
      if (cut > 0) await recordSweep(tx, AUDIT_LINES, at);
      return cut;
    },
  };
}
