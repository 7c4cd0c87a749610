import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { parseEmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import type { LoginAccount } from '../../domain/loginAccount.ts';
import { cannotSignIn, type SignInFacts } from '../../domain/loginAccounts/careHelp.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findAccountsByEmail } from '../../storage/kb/accountsByEmail.ts';
import { lockLoginAccountByUsername } from '../../storage/kb/loginAccounts.ts';
import { findSignInFacts } from '../../storage/kb/signInFacts.ts';
import { recordOutcome } from '../recordOutcome.ts';
import type { KbStaff } from './asCare.ts';

/** Exactly one of the two, and what for. */
export interface LoginAccountSearch {
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  readonly purpose: string;
}

/** What the KB's staff needs to help: `signIns` of an account that is active. */
export interface FoundLoginAccount {
  readonly account: Exclude<LoginAccount, { state: 'DELETED_BY_KB' }>;
  readonly signIns?: SignInFacts | undefined;
  readonly ownerCannotSignIn: boolean;
}

const OPERATION = 'findLoginAccounts';

/**
 * The accounts with exactly that username, or the active ones with exactly that address. Counted in the budget of whoever
 * asks and of the KB (RATE_LIMITED), and each that is found is on record with the purpose.
 */
export async function findLoginAccounts(
  registry: NetherlandsRegistry,
  actor: KbStaff,
  { username, email, purpose }: LoginAccountSearch,
): Promise<FoundLoginAccount[]> {
  if ((username === undefined) === (email === undefined)) throw new Failure('BAD_USER_INPUT', { field: 'username' });
  const typed = (username ?? email ?? '').trim().toLowerCase();
  const lookup = { actor: actor.name, unit: 'KB', action: OPERATION, purpose };
  await registry.careLookups.spend({ ...lookup, number: `${email === undefined ? 'username' : 'email'} ${typed}` });
  return registry.database.transaction(async (tx) => {
    const accounts = email === undefined ? await byUsername(tx, typed) : await byEmail(tx, email);
    const found: FoundLoginAccount[] = [];
    for (const account of accounts) found.push(await withFacts(registry, tx, account));
    const subjects = found.length > 0 ? found.map(({ account }) => account.id) : [undefined];
    for (const subject of subjects) {
      await recordOutcome(tx, { actor, operation: OPERATION, subject, purpose, outcome: found }, registry.now());
    }
    return found;
  });
}

type Known = FoundLoginAccount['account'];

async function byUsername(tx: Transaction, username: string): Promise<Known[]> {
  const account = await lockLoginAccountByUsername(tx, username);
  return account && account.state !== 'DELETED_BY_KB' ? [account] : [];
}

async function byEmail(tx: Transaction, typed: string): Promise<Known[]> {
  const email = parseEmailAddress(typed);
  return email ? findAccountsByEmail(tx, email) : [];
}

async function withFacts(
  { accounts, now }: NetherlandsRegistry,
  tx: Transaction,
  account: Known,
): Promise<FoundLoginAccount> {
  if (account.state !== 'ACTIVE') return { account, ownerCannotSignIn: true };
  const signIns = await findSignInFacts(tx, account, now());
  return { account, signIns, ownerCannotSignIn: cannotSignIn(signIns, accounts, now()) };
}
