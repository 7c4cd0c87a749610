import type { Transaction } from '../../../shared/runtime/database.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import { type ChosenUsername, chooseUsername } from '../../domain/loginAccounts/username.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { quarantine, quarantinesOf, saveUsername, takeUsername } from '../../storage/kb/chosenUsernames.ts';
import { asOwner } from './asOwner.ts';
import { USERNAME_CHANGED_KIND } from './mailUsernameChanged.ts';
import { usernameHash, usernameHashes } from './usernameHash.ts';

const MOST_HELD = 5;
const DAY_MS = 86_400_000;

/** The owner's own change (R2, R6). */
export async function changeMyUsername(
  registry: NetherlandsRegistry,
  actor: AccountHolder,
  form: { readonly username: string; readonly password: string; readonly network: string },
): Promise<ActiveLoginAccount | Refusal<RefusalCode>> {
  return asOwner(registry, actor, {
    ...form,
    operation: 'changeMyUsername',
    change: (tx, account) => giveUsername(registry, tx, account, form.username),
  });
}

/**
 * Another username for the account, locked. The old one signs nobody in any more and is nobody else's for a while; an
 * account holds five of them at most. The owner is mailed.
 */
export async function giveUsername(
  registry: NetherlandsRegistry,
  tx: Transaction,
  account: ActiveLoginAccount,
  typed: string,
): Promise<ActiveLoginAccount | Refusal<'USERNAME_INVALID' | 'USERNAME_TAKEN' | 'USERNAME_CHANGED_TOO_OFTEN'>> {
  const username = chooseUsername(typed);
  if (isRefusal(username)) return username;
  const now = registry.now();
  const held = (await quarantinesOf(tx, account.id)).filter(({ freeFrom }) => freeFrom > now);
  if (held.length >= MOST_HELD) return refuse('USERNAME_CHANGED_TOO_OFTEN', { field: 'username' });
  const wanted = { loginAccountId: account.id, hashes: usernameHashes(registry, username), at: now };
  const refused = await takeUsername(tx, wanted, (savepoint) => saveUsername(savepoint, account.id, username));
  if (refused) return refused;
  await holdOld(registry, tx, account, username);
  await postLetter(tx, { kind: USERNAME_CHANGED_KIND, subject: account.id }, now);
  return { ...account, username };
}

async function holdOld(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { id, username }: ActiveLoginAccount,
  next: ChosenUsername,
): Promise<void> {
  if (username.toLowerCase() === next.toLowerCase()) return; // the same name in other capitals
  const left = usernameHash(registry, username);
  const taken = usernameHashes(registry, next);
  const freeFrom = new Date(registry.now().getTime() + registry.accounts.usernameQuarantineDays * DAY_MS);
  await quarantine(tx, id, { left, taken, freeFrom });
}
