import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import type { KnownHead } from './auditChain.ts';
import type { Database, Transaction } from './database.ts';
import { deriveKey } from './deriveKey.ts';
import type { Sweep } from './sweepTimer.ts';

const EVERY_MS = 300_000;
// RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8.
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The head of one country's audit trail at a time, signed. */
export interface Checkpoint {
  readonly country: string;
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
  readonly at: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

export interface CheckpointPlan {
  country: string;
  /** The country's secret: the signing key is derived from it. */
  secret: Buffer;
  database: Database;
  now: () => Date;
  /** AUDIT_CHECKPOINT_FILE: out of the database's reach, so that a database put back to yesterday is found out. */
  file?: string | undefined;
}

interface CheckpointRow {
  seq: string;
  hash: Buffer;
  at: Date;
  signature: Buffer;
}

/** Signs the head of the trail where it grew since the last time; counts the checkpoints written. */
export function checkpointSweep(plan: CheckpointPlan): Sweep {
  // Alone: behind a night's sweep that takes an hour the country would close itself (auditAnchor.ts).
  return { name: 'auditCheckpoint', everyMs: EVERY_MS, atStart: true, alone: true, run: () => writeCheckpoint(plan) };
}

async function writeCheckpoint({ country, secret, database, now, file }: CheckpointPlan): Promise<number> {
  const key = signingKey(country, secret);
  return database.transaction(async (tx) => {
    const [head]: CheckpointRow[] = await tx.query('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
    if (!head) return 0;
    const unsigned = { country, seq: Number(head.seq), hash: head.hash.toString('hex'), at: now().toISOString() };
    const signature = sign(null, signedBytes(unsigned), key);
    const written: object[] = await tx.query(
      `INSERT INTO audit_checkpoint (seq, hash, at, signature) VALUES ($1, $2, $3, $4)
       ON CONFLICT (seq) DO NOTHING RETURNING seq`,
      [head.seq, head.hash, unsigned.at, signature],
    );
    if (written.length === 0) return 0;
    const line = JSON.stringify({ ...unsigned, signature: signature.toString('base64') });
    if (file) await appendFile(file, `${line}\n`, { mode: 0o600, flush: true });
    return 1;
  });
}

/** The checkpoints in the database. */
export async function storedCheckpoints(country: string, tx: Transaction): Promise<Checkpoint[]> {
  const rows: CheckpointRow[] = await tx.query('SELECT * FROM audit_checkpoint ORDER BY seq');
  return rows.map(({ seq, hash, at, signature }) => ({
    country,
    seq: Number(seq),
    hash: hash.toString('hex'),
    at: at.toISOString(),
    signature: signature.toString('base64'),
  }));
}

/** What the checkpoints of the country say of its chain. `secrets`: the country's, and those that it had before. */
export function knownHeads(
  country: string,
  secrets: readonly Buffer[],
  checkpoints: readonly Checkpoint[],
): KnownHead[] {
  const keys = secrets.map((secret) => createPublicKey(signingKey(country, secret)));
  return checkpoints
    .filter((checkpoint) => checkpoint.country === country)
    .map((checkpoint) => ({
      seq: checkpoint.seq,
      hash: Buffer.from(checkpoint.hash, 'hex'),
      at: new Date(checkpoint.at),
      genuine: keys.some((key) =>
        verify(null, signedBytes(checkpoint), key, Buffer.from(checkpoint.signature, 'base64')),
      ),
    }));
}

function signedBytes({ country, seq, hash, at }: Omit<Checkpoint, 'signature'>): Buffer {
  return Buffer.from(JSON.stringify(['audit checkpoint', country, seq, hash, at]));
}

function signingKey(country: string, secret: Buffer): KeyObject {
  const seed = deriveKey(secret, country, 'audit checkpoints');
  return createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' });
}
