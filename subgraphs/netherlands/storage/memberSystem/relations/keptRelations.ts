import type { Transaction } from '../../../../shared/runtime/database.ts';
import type { KeptRelation } from '../../../domain/relations/keptRelation.ts';

/** All that is kept of relations of those customers, each side with what is his to know. */
export async function findKeptRelations(tx: Transaction, customerIds: readonly string[]): Promise<KeptRelation[]> {
  return tx.query(
    `SELECT 'ASKED_BY_YOU' AS side, function, CASE state WHEN 'DECLINED' THEN 'REQUESTED' ELSE state END AS state,
            typed_ending AS "typedEnding", requested_at AS "requestedAt", NULL::timestamptz AS "mailedAt",
            confirmed_at AS "confirmedAt", over_at AS "overAt", NULL::timestamptz AS "closedAt"
     FROM card_relation WHERE main_customer_id = ANY ($1)
     UNION ALL
     SELECT 'ASKED_OF_YOU', function, state, NULL, requested_at, mailed_at, confirmed_at, over_at, NULL
     FROM card_relation WHERE other_customer_id = ANY ($1)
     UNION ALL
     SELECT 'CLOSED', NULL, 'CLOSED', NULL, NULL, NULL, NULL, NULL, closed_at
     FROM relation_closure WHERE customer_id = ANY ($1)
     ORDER BY "requestedAt"`,
    [customerIds],
  );
}
