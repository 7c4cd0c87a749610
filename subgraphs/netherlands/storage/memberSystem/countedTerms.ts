import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { CountedTerm } from '../../domain/feed/membershipFacts.ts';
import type { SubscriptionChannel } from '../../domain/subscriptionStatus.ts';

/** One term of a membership that a note is about, with what the member system knows beside it. */
export interface CountedTermRow extends CountedTerm {
  /** The id that was noted: of a term, a customer or a login account. */
  readonly noted: string;
  /** The first term of those that renew each other. */
  readonly membership: string;
  readonly channel: SubscriptionChannel;
  readonly branchCode: string;
  readonly birthDate: CalendarDate;
  readonly enrolledAt: Date;
  readonly loginAccountId: string | null;
}

const COUNTED = `
  WITH RECURSIVE noted AS (
    SELECT id AS noted, id FROM subscription WHERE id = ANY ($1)
    UNION SELECT customer_id, id FROM subscription WHERE customer_id = ANY ($1)
    UNION SELECT l.login_account_id, s.id FROM login_link l JOIN subscription s USING (customer_id)
      WHERE l.login_account_id = ANY ($1)
  ), up AS (
    SELECT noted.noted, s.id, s.previous_id FROM noted JOIN subscription s USING (id)
    UNION SELECT up.noted, s.id, s.previous_id FROM up JOIN subscription s ON s.id = up.previous_id
  ), term AS (
    SELECT noted, id AS membership, id FROM up WHERE previous_id IS NULL
    UNION SELECT term.noted, term.membership, s.id FROM term JOIN subscription s ON s.previous_id = term.id
  )
  SELECT term.noted, term.membership, root.channel, s.since::text AS since, s.through::text AS through, s.status,
    s.cancelled_on::text AS "cancelledOn", c.branch_code AS "branchCode", c.birth_date::text AS "birthDate",
    c.enrolled_at AS "enrolledAt", l.login_account_id AS "loginAccountId"
  FROM term JOIN subscription s USING (id) JOIN subscription root ON root.id = term.membership
    JOIN customer c ON c.id = s.customer_id
    LEFT JOIN login_link l ON l.customer_id = c.id AND l.state <> 'FORGOTTEN'
  ORDER BY term.membership, s.since, s.id`;

/** The whole history of every membership that one of the notes is about. */
export async function findCountedTerms(tx: Transaction, noted: readonly string[]): Promise<CountedTermRow[]> {
  return tx.query(COUNTED, [noted]);
}
