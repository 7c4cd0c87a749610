import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { StageDays } from '../../domain/subscriptionLife/stages.ts';

const SWEPT_AT_ONCE = 200;

/** A term with its customer, who is locked; customers that somebody works on are left for the next time. */
export interface DueTerm {
  readonly id: string;
  readonly customerId: string;
}

/** Unpaid terms whose stage may be over. */
export async function lockUnpaid(tx: Transaction, today: CalendarDate, days: StageDays): Promise<DueTerm[]> {
  return tx.query(
    `SELECT s.id, s.customer_id AS "customerId" FROM subscription s JOIN customer c ON c.id = s.customer_id
     WHERE s.status IN ('NEW', 'BILLED', 'REMINDER', 'OVERDUE') AND s.balance_cents > 0
       AND coalesce(s.status_since, s.since) + CASE s.status
         WHEN 'NEW' THEN $2::int WHEN 'BILLED' THEN $3 WHEN 'REMINDER' THEN $4 ELSE $5 END <= $1::date
     ORDER BY s.id LIMIT ${SWEPT_AT_ONCE} FOR UPDATE OF c SKIP LOCKED`,
    [today, days.bill, days.reminder, days.overdue, days.cancel],
  );
}

/** Terms that end within the days of the first reminder, have no successor, and may be due for one. */
export async function lockEnding(
  tx: Transaction,
  today: CalendarDate,
  daysBefore: readonly number[],
): Promise<DueTerm[]> {
  return tx.query(
    `SELECT s.id, s.customer_id AS "customerId" FROM subscription s JOIN customer c ON c.id = s.customer_id
     WHERE s.through BETWEEN $1::date AND $1::date + $2::int AND s.since <= $1 AND s.cancelled_on IS NULL
       AND s.status IN ('NEW', 'BILLED', 'REMINDER', 'NORMAL')
       AND s.expiry_reminders < (SELECT count(*) FROM unnest($3::int[]) AS one (days) WHERE s.through - days <= $1::date)
       AND NOT EXISTS (SELECT FROM subscription n WHERE n.previous_id = s.id AND n.status <> 'CANCELLED')
     ORDER BY s.id LIMIT ${SWEPT_AT_ONCE} FOR UPDATE OF c SKIP LOCKED`,
    [today, Math.max(...daysBefore), daysBefore],
  );
}

/** Terms that followed another and began since the KB was last told of their customer. `dayBegan`: the first instant of today. */
export async function lockBegun(tx: Transaction, today: CalendarDate, dayBegan: Date): Promise<DueTerm[]> {
  return tx.query(
    `SELECT s.id, s.customer_id AS "customerId" FROM subscription s JOIN customer c ON c.id = s.customer_id
     JOIN synchronisation k ON k.customer_id = s.customer_id
     WHERE s.since = $1 AND s.previous_id IS NOT NULL AND k.announced_at < $2
     ORDER BY s.id LIMIT ${SWEPT_AT_ONCE} FOR UPDATE OF c SKIP LOCKED`,
    [today, dayBegan],
  );
}

export async function saveReminders(tx: Transaction, id: string, count: number): Promise<void> {
  await tx.query('UPDATE subscription SET expiry_reminders = $2 WHERE id = $1', [id, count]);
}
