import type { Transaction } from '../../shared/runtime/database.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { CustomerId } from '../domain/customer.ts';

/** What is read of a customer who is looked for by name. */
export interface NameRow {
  readonly id: CustomerId;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: CalendarDate;
}

/**
 * Customers of the unit whose name has a part that begins with each of the words, by name; nobody who is marked for
 * deletion. Letters are compared as the functions of the database fold them.
 */
export async function findCustomersByName(
  tx: Transaction,
  unitId: string,
  words: readonly string[],
  limit: number,
): Promise<NameRow[]> {
  return tx.query(
    `SELECT id, first_name AS "firstName", last_name AS "lastName", birth_date::text AS "birthDate"
     FROM celia_customer
     WHERE unit_id = $1 AND state = 'ACTIVE' AND celia_name_words(first_name, last_name) @@ (
       SELECT string_agg(quote_literal(celia_folded(word)) || ':*', ' & ')::tsquery FROM unnest($2::text[]) AS word)
     ORDER BY celia_name_order(first_name, last_name), id LIMIT $3`,
    [unitId, words, limit],
  );
}
