import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { CustomerId } from '../../domain/customer.ts';
import type { DayAhead } from '../../domain/tasks/dayAhead.ts';

export async function keepDaysAhead(
  tx: Transaction,
  customerId: CustomerId,
  ahead: readonly DayAhead[],
): Promise<void> {
  for (const { kind, day } of ahead) {
    await tx.query(
      `INSERT INTO day_ahead (customer_id, kind, day) VALUES ($1, $2, $3)
       ON CONFLICT (customer_id, kind) DO UPDATE SET day = excluded.day`,
      [customerId, kind, day],
    );
  }
}

/**
 * Takes out days that have come, of active customers: one who ended may be made a customer again. Those of customers whom
 * somebody works on at this moment are left for the next time.
 */
export async function takeDaysCome(
  tx: Transaction,
  today: CalendarDate,
  atMost: number,
): Promise<{ customerId: CustomerId; kind: DayAhead['kind'] }[]> {
  const [rows] = await tx.query(
    `DELETE FROM day_ahead WHERE (customer_id, kind) IN (
       SELECT customer_id, day_ahead.kind FROM day_ahead JOIN celia_customer ON celia_customer.id = customer_id
       WHERE day <= $1 AND state = 'ACTIVE' ORDER BY day, customer_id LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING customer_id AS "customerId", kind`,
    [today, atMost],
  );
  return rows;
}

export async function findDaysAhead(tx: Transaction, customerId: CustomerId): Promise<DayAhead[]> {
  return tx.query(
    `SELECT kind, to_char(day, 'YYYY-MM-DD') AS day FROM day_ahead WHERE customer_id = $1 ORDER BY day_ahead.day`,
    [customerId],
  );
}

export async function forgetDaysAhead(tx: Transaction, customerId: CustomerId): Promise<void> {
  await tx.query('DELETE FROM day_ahead WHERE customer_id = $1', [customerId]);
}
