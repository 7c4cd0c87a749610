import type { Transaction } from '../../shared/runtime/database.ts';

const HOUR_MS = 3_600_000;

/**
 * Counts one more of a kind by network, within an hour from the first: the seconds to wait where there were `perHour`
 * before it, else 0. A transaction that is rolled back gives it back.
 */
export async function countInHour(
  tx: Transaction,
  { kind, network, perHour }: { kind: string; network: string; perHour: number },
  now: Date,
): Promise<number> {
  const [row]: { failures: number; freeAt: Date }[] = await tx.query(
    `INSERT INTO attempt AS known (account, network, failures, last_at, free_at) VALUES ('', $1, 1, $2, $3)
     ON CONFLICT (account, network) DO UPDATE SET last_at = $2,
       failures = CASE WHEN known.free_at <= $2 THEN 1 ELSE known.failures + 1 END,
       free_at = CASE WHEN known.free_at <= $2 THEN $3 ELSE known.free_at END
     RETURNING failures, free_at AS "freeAt"`,
    [`${kind}|${network}`, now, new Date(now.getTime() + HOUR_MS)],
  );
  if (!row || row.failures <= perHour) return 0;
  return Math.max(1, Math.ceil((row.freeAt.getTime() - now.getTime()) / 1_000));
}
