import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../subgraphs/shared/runtime/auditTrail.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { openIdempotency } from '../../subgraphs/shared/runtime/idempotency.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { postLetter } from '../../subgraphs/shared/runtime/outbox.ts';
import { RUNTIME_MIGRATIONS } from '../../subgraphs/shared/runtime/runtimeMigrations.ts';

const idempotency = openIdempotency(Buffer.alloc(32, 1));

/** Transactions a second of so many writers, each with what every registration writes: idempotency key, letter and audit line. */
export async function auditedPerSecond(
  url: string,
  kind: 'chained' | 'unchained',
  writers: number,
  seconds: number,
): Promise<number> {
  const database = await openDatabase({
    name: 'bench',
    url,
    tables: [],
    migrations: [...RUNTIME_MIGRATIONS],
    connections: writers + 1, // migrating takes two
  });
  await migrate(database);
  if (kind === 'unchained') await unchain(database);
  const until = Date.now() + seconds * 1_000;
  const counts = await Promise.all(Array.from({ length: writers }, () => writeUntil(database, until)));
  await database.close();
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

// The table as it was before the chain: numbers from a sequence, no lock, no hash.
async function unchain({ source }: Database): Promise<void> {
  await source.query(`
    DROP TRIGGER audit_append ON audit;
    ALTER TABLE audit ALTER prev_hash DROP NOT NULL, ALTER hash DROP NOT NULL,
      ALTER seq ADD GENERATED ALWAYS AS IDENTITY`);
}

async function writeUntil(database: Database, until: number): Promise<number> {
  let written = 0;
  for (; Date.now() < until; written += 1) {
    await database.transaction(async (tx) => {
      const now = new Date();
      const attempt = { caller: 'staff|desk', operation: 'register', key: randomUUID(), request: written };
      await idempotency.firstAnswer(tx, attempt);
      await postLetter(tx, { kind: 'letter', subject: attempt.key }, now);
      await idempotency.remember(tx, attempt, attempt.key, now);
      const entry = { actor: attempt.caller, unit: '5280', action: attempt.operation, subject: attempt.key };
      await recordAudit(tx, { ...entry, outcome: 'DONE' }, now);
    });
  }
  return written;
}
