import type { Transaction } from './database.ts';

const HOUR_MS = 3_600_000;

/** What was asked for and by which code it was refused. */
export interface RefusedAttempt {
  readonly action: string;
  readonly outcome: string;
}

/** Refused before anybody's record was looked at, so a count tells as much as a line, and a flood leaves the chain alone. */
export function isOnlyCounted(outcome: string): boolean {
  return outcome === 'TOO_MANY_ATTEMPTS';
}

/** Counts one more in its hour, beside the audit trail: takes no lock that a registration waits for. */
export async function countRefusal(tx: Transaction, { action, outcome }: RefusedAttempt, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO refused_attempt AS known (hour, action, outcome, count) VALUES ($1, $2, $3, 1)
     ON CONFLICT (hour, action, outcome) DO UPDATE SET count = known.count + 1`,
    [new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS), action, outcome],
  );
}
