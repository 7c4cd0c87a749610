import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../start/embeddedPostgres.ts';
import { wholeNumber } from '../subgraphs/shared/runtime/settings.ts';
import { auditedPerSecond } from './bench/auditThroughput.ts';

const ROUNDS = 4;

/**
 * npm run bench:audit: what the chain of the audit trail costs, on an embedded PostgreSQL that flushes to the disk.
 * BENCH_SECONDS: length of each of the eight runs.
 */
export async function main(): Promise<number> {
  const seconds = wholeNumber(process.env, 'BENCH_SECONDS', 3, 1, 600);
  // As root PostgreSQL runs as another user, who may not reach root's TMPDIR.
  const folder = join(process.getuid?.() === 0 ? '/var/tmp' : tmpdir(), `bench-audit-${randomUUID().slice(0, 8)}`);
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    for (const writers of [1, 8]) {
      const rates = { chained: 0, unchained: 0 };
      // In turns, so that whatever else the machine does falls on both.
      for (let round = 0; round < ROUNDS; round += 1) {
        const kind = round % 2 === 0 ? 'unchained' : 'chained';
        const name = `bench_${writers}_${round}`;
        await postgres.createDatabase(name);
        rates[kind] += (await auditedPerSecond(postgres.urlOf(name), kind, writers, seconds)) / (ROUNDS / 2);
      }
      const { chained, unchained } = rates;
      const ratio = (chained / unchained).toFixed(2);
      console.log(
        `${writers} writers: ${unchained.toFixed(0)}/s without, ${chained.toFixed(0)}/s with the chain: ${ratio}`,
      );
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
}
