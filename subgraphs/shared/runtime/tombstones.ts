import { createHmac } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import type { Database, Transaction } from './database.ts';
import { deriveKey } from './deriveKey.ts';
import type { Sweep } from './sweepTimer.ts';

const EVERY_MS = 60_000;
const WRITTEN_AT_ONCE = 500;

/** Whose row went: the table it was in, as the country calls it, and the id that the row had. */
export interface Buried {
  readonly kind: string;
  readonly subject: string;
}

/** A tombstone as it stands in the file: it says of nobody who they were. */
export interface TombstoneLine {
  readonly country: string;
  readonly kind: string;
  /** Hexadecimal. */
  readonly hash: string;
  readonly at: string;
}

/** The key of the country's tombstones, from its secret. */
export function tombstoneKey(secret: Buffer, country: string): Buffer {
  return deriveKey(secret, country, 'tombstones');
}

/** Without the key nobody makes one that fits an id, so a line of the file is believed. */
export function tombstoneHash(key: Buffer, { kind, subject }: Buried): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([kind, subject]))
    .digest();
}

/**
 * Remembers, in the transaction that deletes a person's row, that it is deleted: a backup put back later has the row
 * again, and `npm run restore:erase` deletes it again. Doing it twice changes nothing.
 */
export async function leaveTombstone(tx: Transaction, key: Buffer, buried: Buried, at: Date): Promise<void> {
  await tx.query('INSERT INTO tombstone (hash, kind, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    tombstoneHash(key, buried),
    buried.kind,
    at,
  ]);
}

export interface TombstonePlan {
  country: string;
  database: Database;
  now: () => Date;
  /** TOMBSTONE_FILE: out of the database's reach, so that it outlives a database put back to yesterday. */
  file: string;
}

/** Copies new tombstones to the file, each at least once: the row says that it is there only after the line is. */
export function tombstoneFileSweep({ country, database, now, file }: TombstonePlan): Sweep {
  const writeBatch = (tx: Transaction) => appendUnwritten(tx, country, now(), file);
  return {
    name: 'tombstoneFile',
    everyMs: EVERY_MS,
    alone: true, // whom a long night erases is in the file before it ends
    async run() {
      let written = 0;
      for (let batch = await database.transaction(writeBatch); batch > 0; ) {
        written += batch;
        batch = await database.transaction(writeBatch);
      }
      return written;
    },
  };
}

async function appendUnwritten(tx: Transaction, country: string, now: Date, file: string): Promise<number> {
  const rows: { hash: Buffer; kind: string; at: Date }[] = await tx.query(
    `SELECT hash, kind, at FROM tombstone WHERE written_at IS NULL ORDER BY at
     LIMIT ${WRITTEN_AT_ONCE} FOR UPDATE SKIP LOCKED`,
  );
  if (rows.length === 0) return 0;
  const lines = rows.map(({ hash, kind, at }): TombstoneLine => {
    return { country, kind, hash: hash.toString('hex'), at: at.toISOString() };
  });
  await appendFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600, flush: true });
  await tx.query('UPDATE tombstone SET written_at = $2 WHERE hash = ANY ($1)', [rows.map(({ hash }) => hash), now]);
  return rows.length;
}
