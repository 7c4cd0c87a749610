import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';

/** Counts one more question of the analyst's on that day; the number of them. One row is kept of each analyst. */
export async function countQuestion(tx: Transaction, analyst: string, day: CalendarDate): Promise<number> {
  const [row]: { asked: number }[] = await tx.query(
    `INSERT INTO statistics_budget AS kept (analyst, day, asked) VALUES ($1, $2, 1)
     ON CONFLICT (analyst) DO UPDATE SET day = excluded.day,
       asked = CASE WHEN kept.day = excluded.day THEN kept.asked + 1 ELSE 1 END
     RETURNING asked`,
    [analyst, day],
  );
  return row?.asked ?? 0;
}
