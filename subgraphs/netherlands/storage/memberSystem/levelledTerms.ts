import type { Transaction } from '../../../shared/runtime/database.ts';
import type { LevelledTerm } from '../../domain/synchronisation/copiedEntitlement.ts';

/** Every term of the customer with what it opens at the KB, past ones too. */
export async function findLevelledTerms(tx: Transaction, customerId: string): Promise<LevelledTerm[]> {
  return tx.query(
    `SELECT to_char(s.since, 'YYYY-MM-DD') AS since, to_char(s.through, 'YYYY-MM-DD') AS through, s.status,
            t.digital_entitlement AS level
     FROM subscription s
     JOIN subscription_type t ON t.organisation_id = s.organisation_id AND t.code = s.type_code
     WHERE s.customer_id = $1`,
    [customerId],
  );
}
