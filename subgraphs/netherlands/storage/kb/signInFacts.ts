import type { Transaction } from '../../../shared/runtime/database.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import type { SignInFacts } from '../../domain/loginAccounts/careHelp.ts';

/** By the audit trail: nothing more is written at a sign-in, which would tell known usernames from unknown ones. */
export async function findSignInFacts(tx: Transaction, account: ActiveLoginAccount, now: Date): Promise<SignInFacts> {
  const [row]: { lastProvedAt: Date; failedLately: number; resetAskedAt: Date | null }[] = await tx.query(
    `WITH proved AS (
       SELECT greatest($2, max(at)) AS at FROM audit
       WHERE subject = $1 AND outcome = 'DONE' AND action IN ('signIn', 'replaceTemporaryPassword'))
     SELECT proved.at AS "lastProvedAt",
       (SELECT count(*)::int FROM audit WHERE subject = $1 AND action = 'signIn' AND outcome = 'SIGN_IN_FAILED'
         AND at > proved.at AND at > $3::timestamptz - interval '24 hours') AS "failedLately",
       (SELECT max(at) FROM audit WHERE subject = $1 AND action = 'forgotPassword' AND outcome = 'DONE'
         AND at > proved.at) AS "resetAskedAt"
     FROM proved`,
    [account.id, account.emailConfirmedAt, now],
  );
  if (!row) throw new Error('an aggregate has one row');
  return { ...row, resetAskedAt: row.resetAskedAt ?? undefined };
}
