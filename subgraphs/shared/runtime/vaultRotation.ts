import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Transaction } from './database.ts';
import type { VaultKeyRing } from './vaultKeyRing.ts';
import { blindIndex, type SealedRow, seal, unseal } from './vaultSeal.ts';

const BATCH = 500;
const BUSY_MS = 200;
const LOWEST = '00000000-0000-0000-0000-000000000000';

// Not on the active version: sealed under another, or not findable by it.
const OUTDATED = `(n.key_version <> $1 OR NOT EXISTS (
  SELECT FROM personal_number_index i WHERE i.reference = n.reference AND i.key_version = $1))`;

/**
 * Seals and indexes every number under the active version, a batch a transaction. What is done stays done when it is
 * killed. Rows that a desk holds are left for the next round. A process that still writes under an older version may add
 * rows after the end: retiring that version checks. Runs as the owner of the vault's tables.
 */
export async function rotateVault(
  database: Database,
  ring: VaultKeyRing,
  report: (line: string) => void,
): Promise<number> {
  let left: number;
  do {
    const rotated = await rotateOnce(database, ring, report);
    left = await countOutdated(database, ring);
    if (left > 0 && rotated === 0) await pause(BUSY_MS); // a desk holds the rest
  } while (left > 0);
  const forgotten = await forgetRetiredIndexes(database, ring);
  if (forgotten > 0) report(`removed ${forgotten} index rows of retired versions`);
  return left;
}

async function rotateOnce(database: Database, ring: VaultKeyRing, report: (line: string) => void): Promise<number> {
  let rotated = 0;
  let last = LOWEST;
  for (;;) {
    const batch = await database.transaction((tx) => rotateBatch(tx, ring, last));
    if (batch.length === 0) return rotated;
    rotated += batch.length;
    last = batch.at(-1) ?? last;
    report(`${rotated} numbers rotated to version ${ring.active.version}`);
  }
}

async function rotateBatch(tx: Transaction, ring: VaultKeyRing, after: string): Promise<string[]> {
  const { active } = ring;
  const rows: SealedRow[] = await tx.query(
    `SELECT n.reference, n.ciphertext, n.key_version FROM personal_number n WHERE n.reference > $2 AND ${OUTDATED}
     ORDER BY n.reference LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`,
    [active.version, after],
  );
  const numbers = rows.map((row) => unseal(ring, row));
  const references = rows.map(({ reference }) => reference);
  const sealed = rows.map(({ reference }, row) => seal(ring, reference, numbers[row] ?? ''));
  await tx.query(
    `UPDATE personal_number n SET ciphertext = fresh.ciphertext, key_version = $1
     FROM unnest($2::uuid[], $3::bytea[]) AS fresh (reference, ciphertext) WHERE fresh.reference = n.reference`,
    [active.version, references, sealed],
  );
  await tx.query(
    `INSERT INTO personal_number_index (reference, blind_index, key_version)
     SELECT fresh.*, $1::integer FROM unnest($2::uuid[], $3::bytea[]) AS fresh
     ON CONFLICT (reference, key_version) DO NOTHING`,
    [active.version, references, numbers.map((number) => blindIndex(active, number))],
  );
  return references;
}

async function countOutdated(database: Database, { active }: VaultKeyRing): Promise<number> {
  const [row]: { outdated: number }[] = await database.source.query(
    `SELECT count(*)::integer AS outdated FROM personal_number n WHERE ${OUTDATED}`,
    [active.version],
  );
  return row?.outdated ?? 0;
}

async function forgetRetiredIndexes({ source }: Database, { active }: VaultKeyRing): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const [, removed]: [unknown, number] = await source.query(
      `DELETE FROM personal_number_index WHERE blind_index IN (
         SELECT i.blind_index FROM personal_number_index i JOIN vault_key k ON k.version = i.key_version
         WHERE k.retired_at IS NOT NULL AND k.version <> $1 LIMIT ${BATCH})`,
      [active.version],
    );
    if (removed === 0) return forgotten;
    forgotten += removed;
  }
}
