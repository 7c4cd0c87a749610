import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { hashOfLinkToken, linkToken } from '../../shared/runtime/linkToken.ts';
import { postLetter } from '../../shared/runtime/outbox.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { newLoginAccount, type PendingLoginAccount, renewLink } from '../domain/loginAccount.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { insertPending, lockLoginAccountByUsername, savePending } from '../storage/kb/loginAccounts.ts';
import { forgetSentLetters } from '../storage/kb/sentLetters.ts';

export const LETTER_KIND = 'login-account-link';

interface Owner {
  readonly username: string;
  readonly email: EmailAddress;
}

/**
 * The KB's step of a desk's "generate": an account with that username whose owner has 24 hours to use the mailed link.
 * One that the KB has not deleted yet gets a new link, and the old one is dead.
 */
export async function issueLoginAccount(
  registry: NetherlandsRegistry,
  tx: Transaction,
  owner: Owner,
): Promise<PendingLoginAccount | Refusal<'LOGIN_ACCOUNT_ACTIVE'>> {
  const now = registry.now();
  const known = await lockLoginAccountByUsername(tx, owner.username);
  if (known && known.state !== 'PENDING_ACTIVATION') return refuse('LOGIN_ACCOUNT_ACTIVE');
  const account = known ? renewLink(known, owner.email, now) : newLoginAccount({ id: randomUUID(), ...owner }, now);
  const linkHash = hashOfLinkToken(linkTokenOf(registry, account));
  if (known && known.email !== account.email) await forgetSentLetters(tx, known.id);
  await (known ? savePending(tx, account, linkHash) : insertPending(tx, account, linkHash, now));
  await postLetter(tx, { kind: LETTER_KIND, subject: `${account.id} ${account.generation}` }, now);
  return account;
}

/** The secret of the account's present link; only its hash is stored. */
export function linkTokenOf({ linkKey }: NetherlandsRegistry, { id, generation }: PendingLoginAccount): string {
  return linkToken(linkKey, 'activate login account', id, generation);
}
