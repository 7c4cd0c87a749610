import type { Database } from './database.ts';

/** Counts secrets of links that were none, by the network that they came from. */
export interface WrongLinks {
  /** Counts one, and gives the seconds until wrong ones are answered again; 0 while there are not too many. */
  count(network: string, now: Date): Promise<number>;
}

const HOUR_MS = 3_600_000;

/**
 * `perHour`: how many of one network are answered before it has to wait, within an hour from the first. Right links are
 * never counted and never refused: a library's readers share a network (docs/adr/0016).
 */
export function openWrongLinks({ source }: Database, perHour: number): WrongLinks {
  return {
    async count(network, now) {
      const [{ failures, freeAt }]: [{ failures: number; freeAt: Date }] = await source.query(
        `INSERT INTO attempt AS known (account, network, failures, last_at, free_at) VALUES ('', $1, 1, $2, $3)
         ON CONFLICT (account, network) DO UPDATE SET last_at = $2,
           failures = CASE WHEN known.free_at <= $2 THEN 1 ELSE known.failures + 1 END,
           free_at = CASE WHEN known.free_at <= $2 THEN $3 ELSE known.free_at END
         RETURNING failures, free_at AS "freeAt"`,
        [`link|${network}`, now, new Date(now.getTime() + HOUR_MS)],
      );
      return failures > perHour ? Math.ceil((freeAt.getTime() - now.getTime()) / 1_000) : 0;
    },
  };
}
