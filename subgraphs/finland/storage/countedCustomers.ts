import type { Transaction } from '../../shared/runtime/database.ts';
import type { CountedCustomer } from '../domain/feed/membershipFacts.ts';

/** Those of the customers that are real: of a training unit they are made up, and counted nowhere. */
export async function findCountedCustomers(tx: Transaction, ids: readonly string[]): Promise<CountedCustomer[]> {
  return tx.query(
    `SELECT c.id, c.unit_id AS "unitId", u.municipality, c.format, c.birth_date::text AS "birthDate",
       c.address_protected AS "addressProtected", c.registered_at AS "registeredAt", c.reactivated_at AS "reactivatedAt",
       c.marked_for_deletion_at AS "markedForDeletionAt"
     FROM celia_customer c JOIN unit u ON u.id = c.unit_id WHERE c.id = ANY ($1) AND NOT c.training`,
    [ids],
  );
}
