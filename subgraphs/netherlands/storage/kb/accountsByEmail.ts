import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import type { ActiveLoginAccount, PendingLoginAccount } from '../../domain/loginAccount.ts';
import { LoginAccounts, loginAccountOf } from './loginAccounts.ts';

const MOST = 50;
const EMAIL_LOCK = 4_207_550; // any number, but one of its own

/** The active accounts with that address, the oldest first: a desk may give it to several of one family. */
export async function findAccountsByEmail(tx: Transaction, email: EmailAddress): Promise<ActiveLoginAccount[]> {
  const rows = await tx
    .getRepository(LoginAccounts)
    .createQueryBuilder('account')
    .where("account.state = 'ACTIVE' AND lower(account.email) = lower(:email)", { email })
    .orderBy('account.createdAt')
    .limit(MOST)
    .getMany();
  return rows.map(loginAccountOf).filter((account) => account.state === 'ACTIVE');
}

/** How many accounts made online wait for the same address to be confirmed, since before this one. */
export async function countWaitingBefore(tx: Transaction, { id, email }: PendingLoginAccount): Promise<number> {
  const [row]: { count: number }[] = await tx.query(
    `SELECT count(*)::int AS count FROM login_account other, login_account own
     WHERE own.id = $1 AND lower(other.email) = lower($2) AND other.state = 'PENDING_ACTIVATION'
       AND other.created_via = 'KB_WEB' AND (other.created_at, other.id) < (own.created_at, own.id)`,
    [id, email],
  );
  return row?.count ?? 0;
}

/** Of two who confirm the same address at once, the second waits and sees the first. */
export async function lockEmail(tx: Transaction, email: EmailAddress): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext(lower($2)))', [EMAIL_LOCK, email]);
}
