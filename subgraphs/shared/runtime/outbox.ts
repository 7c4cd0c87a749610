import type { PostedLetter } from '../vocabulary/postedLetter.ts';
import type { Transaction } from './database.ts';

/** Something that must reach the outside after the transaction: a kind that the country's worker knows, and whom it concerns (an id). */
export interface Letter {
  kind: string;
  subject: string;
  notBefore?: Date;
}

/** Puts the letter in the outbox. The text is written when it is sent, so no address and no secret waits in the table. */
export async function postLetter(tx: Transaction, letter: Letter, now: Date): Promise<void> {
  await tx.query('INSERT INTO outbox (kind, subject, posted_at, not_before) VALUES ($1, $2, $3, $4)', [
    letter.kind,
    letter.subject,
    now,
    letter.notBefore ?? now,
  ]);
}

/** How many letters of the kind wait to be sent, counted up to `atMost`. */
export async function waitingLetters(tx: Transaction, kind: string, atMost: number): Promise<number> {
  const [{ count }] = await tx.query(
    'SELECT count(*)::int AS count FROM (SELECT FROM outbox WHERE done_at IS NULL AND kind = $1 LIMIT $2) AS waiting',
    [kind, atMost],
  );
  return count;
}

/** The letters that concern any of the ids: a letter's subject begins with one. */
export async function lettersAbout(tx: Transaction, ids: readonly string[]): Promise<PostedLetter[]> {
  return tx.query(
    `SELECT kind, posted_at AS "postedAt", not_before AS "notBefore", attempts, done_at AS "sentAt" FROM outbox
     WHERE split_part(subject, ' ', 1) = ANY ($1) ORDER BY posted_at`,
    [ids],
  );
}
