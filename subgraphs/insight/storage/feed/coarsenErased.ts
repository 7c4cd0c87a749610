import type { Transaction } from '../../../shared/runtime/database.ts';
import { TIME_ZONES } from '../../domain/feed/feedCountry.ts';
import type { EventRange } from './storeEvents.ts';

/**
 * Leaves of the events before an erasure in the range what the counts are made of: the months of days and instants, and no
 * last day. The month of each stays that of its instant.
 */
export async function coarsenErased(tx: Transaction, { country, from, to }: EventRange): Promise<void> {
  await tx.query(
    `UPDATE membership_event e SET at = date_trunc('month', e.at AT TIME ZONE $4) AT TIME ZONE $4,
       since = date_trunc('month', e.since::timestamp)::date, through = NULL
     FROM membership_event erased
     WHERE erased.country = $1 AND erased.position BETWEEN $2 AND $3 AND erased.happened = 'ERASED'
       AND e.country = $1 AND e.membership = erased.membership AND e.position < erased.position`,
    [country, from, to, TIME_ZONES[country]],
  );
}
