import type { CalendarDate } from '../../vocabulary/calendarDate.ts';
import type { Transaction } from '../database.ts';

const AT_ONCE = 500;

/** Takes the oldest notes: which memberships may have changed, and when last. */
export async function takeNotes(tx: Transaction): Promise<ReadonlyMap<string, Date>> {
  const [rows]: [{ membership: string; notedAt: Date }[]] = await tx.query(
    `DELETE FROM membership_note WHERE seq IN (SELECT seq FROM membership_note ORDER BY seq LIMIT $1)
     RETURNING seq, membership, noted_at AS "notedAt"`,
    [AT_ONCE],
  );
  const latest = new Map<string, Date>();
  for (const { membership, notedAt } of rows) {
    const known = latest.get(membership);
    if (!known || known < notedAt) latest.set(membership, notedAt);
  }
  return latest;
}

/** Notes what changes by time alone, at the beginning of its day, however late this looks. */
export async function noteTurning(
  tx: Transaction,
  today: CalendarDate,
  beginningOf: (day: CalendarDate) => Date,
): Promise<void> {
  const rows: { day: CalendarDate }[] = await tx.query(
    `SELECT DISTINCT turns_on::text AS day FROM membership_told WHERE turns_on <= $1`,
    [today],
  );
  for (const { day } of rows)
    await tx.query(
      `WITH due AS (UPDATE membership_told SET turns_on = NULL WHERE turns_on = $1 RETURNING membership)
       INSERT INTO membership_note (membership, noted_at) SELECT membership, $2 FROM due`,
      [day, beginningOf(day)],
    );
}
