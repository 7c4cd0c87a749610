import type { Database, Transaction } from '../../../shared/runtime/database.ts';

/** The way to the KB's tables, for what the member system has to tell there. */
export interface KbSide {
  /** Works on the KB's tables in a transaction of its own. Throws KbSilent where the KB does not answer in time. */
  tell(work: (tx: Transaction) => Promise<void>): Promise<void>;
}

/** The KB did not answer, or did not a moment ago and is left alone for a while. */
class KbSilent extends Error {
  override readonly name = 'KbSilent';
}

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

/** While the KB is silent only one message after each rest tries it: the others fail at once, and hold nobody up. */
export function openKbSide(database: Database, now: () => Date): KbSide {
  let restsUntil = 0;
  let rest = FIRST_REST_MS;
  return {
    async tell(work) {
      if (now().getTime() < restsUntil) throw new KbSilent('the KB rests');
      try {
        await database.transaction(async (tx) => {
          await tx.query(
            `SELECT set_config('lock_timeout', '500ms', true), set_config('statement_timeout', '2s', true)`,
          );
          await work(tx);
        });
        rest = FIRST_REST_MS;
      } catch (cause) {
        restsUntil = now().getTime() + rest;
        rest = Math.min(rest * 2, LONGEST_REST_MS);
        throw new KbSilent('the KB did not answer', { cause });
      }
    },
  };
}

/**
 * Works on the KB's tables within a transaction of the library's, for a person who waits; says whether the KB answered.
 * Nothing of the work stays where it did not.
 */
export async function answersAtOnce(tx: Transaction, work: (kb: Transaction) => Promise<void>): Promise<boolean> {
  try {
    await tx.transaction(async (savepoint) => {
      await impatiently(savepoint);
      await work(savepoint);
    });
  } catch {
    return false;
  }
  await tx.query(`SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '10s', true)`);
  return true;
}

async function impatiently(tx: Transaction): Promise<void> {
  await tx.query(`SELECT set_config('lock_timeout', '500ms', true), set_config('statement_timeout', '2s', true)`);
}
