import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Refusal, refuse } from '../vocabulary/refusal.ts';
import type { CurrentAndFormer } from './countryKeys.ts';
import type { Transaction } from './database.ts';

/** One create as its caller repeats it: the same key with the same request is the same act. */
export interface Attempt {
  caller: string;
  operation: string;
  key: string;
  request: unknown;
}

export type FirstAnswer =
  | { kind: 'first' }
  | { kind: 'repeated'; answer: string }
  | Refusal<'IDEMPOTENCY_KEY_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'IDEMPOTENCY_KEY_IN_PROGRESS'>;

export interface Idempotency {
  /**
   * Whether the attempt has an answer (an id) already. Where one with the same key is under way it waits two seconds for
   * that, and then refuses with the seconds after which to try again in `parts`.
   */
  firstAnswer(tx: Transaction, attempt: Attempt): Promise<FirstAnswer>;
  /** Keeps the answer (an id) with what it answered. Called where the new row is saved, in the same transaction. */
  remember(tx: Transaction, attempt: Attempt, answer: string, at: Date): Promise<void>;
}

const KEY_FORM = /^[\x21-\x7e]{8,100}$/;
const LOOKS = 20;
const BETWEEN_LOOKS_MS = 100;
const RETRY_AFTER_S = 2;

/** Keys of 32 bytes, the one of now first. The request is kept as a keyed hash only: it may hold a personal number. */
export function openIdempotency(...keys: CurrentAndFormer): Idempotency {
  const hashOf = (request: unknown, key = keys[0]) =>
    createHmac('sha256', key).update(JSON.stringify(request)).digest();
  return {
    async firstAnswer(tx, attempt) {
      if (!KEY_FORM.test(attempt.key)) return refuse('IDEMPOTENCY_KEY_INVALID', { field: 'idempotencyKey' });
      if (!(await lock(tx, attempt))) {
        return refuse('IDEMPOTENCY_KEY_IN_PROGRESS', { field: 'idempotencyKey', parts: [String(RETRY_AFTER_S)] });
      }
      const rows: { request_hash: Buffer; answer: string }[] = await tx.query(
        'SELECT request_hash, answer FROM idempotency WHERE caller = $1 AND operation = $2 AND key = $3',
        [attempt.caller, attempt.operation, attempt.key],
      );
      const earlier = rows[0];
      if (!earlier) return { kind: 'first' };
      if (keys.some((key) => earlier.request_hash.equals(hashOf(attempt.request, key)))) {
        return { kind: 'repeated', answer: earlier.answer };
      }
      return refuse('IDEMPOTENCY_KEY_REUSED', { field: 'idempotencyKey' });
    },
    async remember(tx, attempt, answer, at) {
      await tx.query(
        'INSERT INTO idempotency (caller, operation, key, request_hash, answer, at) VALUES ($1, $2, $3, $4, $5, $6)',
        [attempt.caller, attempt.operation, attempt.key, hashOf(attempt.request), answer, at],
      );
    },
  };
}

// Asked for again and again, because a lock that is waited for in vain would end the transaction and its audit line.
async function lock(tx: Transaction, { caller, operation, key }: Attempt): Promise<boolean> {
  const name = JSON.stringify([caller, operation, key]);
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (looks > 0) await pause(BETWEEN_LOOKS_MS);
    const [{ mine }] = await tx.query('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine', [name]);
    if (mine) return true;
  }
  return false;
}
