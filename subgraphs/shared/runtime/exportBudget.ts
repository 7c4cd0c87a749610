import type { Transaction } from './database.ts';
import { Failure } from './failure.ts';

/** One export of everything about a person, about to be made. */
export interface ExportRequest {
  /** As the audit trail names the act and whom it is about. */
  readonly action: string;
  readonly subject: string;
  /** How many within 24 hours. */
  readonly limit: number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Throws RATE_LIMITED where the person has had the limit of exports within 24 hours, by the audit trail. The person's
 * row must be locked, else two at once both see the last free one.
 */
export async function checkExportBudget(
  tx: Transaction,
  { action, subject, limit }: ExportRequest,
  at: Date,
): Promise<void> {
  const [oldest]: { at: Date }[] = await tx.query(
    `SELECT at FROM audit WHERE subject = $1 AND action = $2 AND outcome = 'DONE' AND at > $3
     ORDER BY at DESC OFFSET $4 LIMIT 1`,
    [subject, action, new Date(at.getTime() - DAY_MS), limit - 1],
  );
  if (!oldest) return;
  const wait = oldest.at.getTime() + DAY_MS - at.getTime();
  throw new Failure('RATE_LIMITED', { retryAfter: Math.max(1, Math.ceil(wait / 1_000)) });
}
