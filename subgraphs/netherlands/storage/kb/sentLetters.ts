import type { Transaction } from '../../../shared/runtime/database.ts';
import type { KeptLetter } from '../../domain/keptOfHolder.ts';
import type { MailState } from '../../domain/mail/mailState.ts';

/** A letter that was handed over, or refused for good. `tokenHash`: of the token in its envelope. */
export interface SentLetter {
  readonly tokenHash: Buffer;
  readonly loginAccountId: string;
  readonly kind: string;
  readonly sentAt: Date;
  /** Of a refusal. */
  readonly status?: string | undefined;
}

/** A letter that is sent twice, because the first time was not known to have succeeded, is one. */
export async function saveSentLetter(tx: Transaction, letter: SentLetter): Promise<void> {
  const { tokenHash, loginAccountId, kind, sentAt, status } = letter;
  await tx.query(
    `INSERT INTO sent_letter (token_hash, login_account_id, kind, sent_at, state, state_at, status)
     VALUES ($1, $2, $3, $4, $5, $4, $6)
     ON CONFLICT (token_hash) DO UPDATE SET sent_at = $4, state = $5, state_at = $4, status = $6`,
    [tokenHash, loginAccountId, kind, sentAt, status ? 'REFUSED' : 'SENT', status ?? null],
  );
}

/** Records that the letter came back, once; resolves with whose it was, where it is known at all. */
export async function saveBounce(
  tx: Transaction,
  tokenHash: Buffer,
  status: string,
  now: Date,
): Promise<{ readonly loginAccountId: string; readonly isNew: boolean } | undefined> {
  const [known]: { loginAccountId: string; state: string }[] = await tx.query(
    'SELECT login_account_id AS "loginAccountId", state FROM sent_letter WHERE token_hash = $1 FOR UPDATE',
    [tokenHash],
  );
  if (!known) return undefined;
  const isNew = known.state === 'SENT';
  if (isNew) {
    await tx.query(`UPDATE sent_letter SET state = 'BOUNCED', state_at = $2, status = $3 WHERE token_hash = $1`, [
      tokenHash,
      now,
      status,
    ]);
  }
  return { loginAccountId: known.loginAccountId, isNew };
}

/** What was sent to an address that is the account's no longer says nothing of the one that it has. */
export async function forgetSentLetters(tx: Transaction, loginAccountId: string): Promise<void> {
  await tx.query('DELETE FROM sent_letter WHERE login_account_id = $1', [loginAccountId]);
}

/** How the newest letter (of the kind) to the account's present address fared; undefined where none was written lately. */
export async function mailStateOf(
  tx: Transaction,
  loginAccountId: string,
  kind?: string,
): Promise<MailState | undefined> {
  return (await mailStatesOf(tx, [loginAccountId], kind))[0]?.mail;
}

export async function mailStatesOf(
  tx: Transaction,
  loginAccountIds: readonly string[],
  kind?: string,
): Promise<{ readonly loginAccountId: string; readonly mail: MailState }[]> {
  const rows: { loginAccountId: string; state: MailState['state']; at: Date; status: string | null }[] = await tx.query(
    `SELECT DISTINCT ON (login_account_id) login_account_id AS "loginAccountId", state, at, status FROM (
       SELECT login_account_id::text, sent_at AS written_at, state, state_at AS at, status FROM sent_letter
         WHERE login_account_id = ANY ($1::uuid[]) AND kind = coalesce($2, kind)
       UNION ALL
       SELECT split_part(subject, ' ', 1), posted_at, 'WAITING', posted_at, NULL FROM outbox
         WHERE done_at IS NULL AND kind LIKE 'login-%' AND split_part(subject, ' ', 1) = ANY ($1::text[])
         AND kind = coalesce($2, kind)
     ) AS letter (login_account_id, written_at, state, at, status)
     ORDER BY login_account_id, written_at DESC`,
    [loginAccountIds, kind ?? null],
  );
  return rows.map(({ loginAccountId, state, at, status }) => ({
    loginAccountId,
    mail: { state, at, status: status ?? undefined },
  }));
}

/** Every letter that is still on record, for the owner. */
export async function findSentLetters(tx: Transaction, loginAccountId: string): Promise<KeptLetter[]> {
  return tx.query(
    `SELECT kind, sent_at AS "sentAt", state, state_at AS "stateAt", status FROM sent_letter
     WHERE login_account_id = $1 ORDER BY sent_at`,
    [loginAccountId],
  );
}
