import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import type { Operation } from '../../domain/permissions.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findCredentialsOf, lockLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { proveLoginPassword } from '../proveLoginPassword.ts';
import { recordOutcome } from '../recordOutcome.ts';

/** A change that an owner makes of his own account, with the password once more. */
export interface OwnChange<Done> {
  readonly operation: Operation;
  readonly password: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
  /** On the account, locked. */
  change(tx: Transaction, account: ActiveLoginAccount): Promise<Done>;
}

/** Proves the password, makes the change and puts it on record. An account that is gone is nobody's: UNAUTHENTICATED. */
export async function asOwner<Done>(
  registry: NetherlandsRegistry,
  actor: AccountHolder,
  { operation, password, network, change }: OwnChange<Done>,
): Promise<Done | Refusal<'SIGN_IN_FAILED' | 'TOO_MANY_ATTEMPTS'>> {
  const { database, now } = registry;
  const { loginAccountId: subject } = actor;
  const known = await findCredentialsOf(database.source.manager, subject);
  if (!known) throw new Failure('UNAUTHENTICATED');
  const refused = await proveLoginPassword(registry, known, { password, network });
  return database.transaction(async (tx) => {
    const account = refused ? undefined : await lockUnchanged(tx, subject, known.passwordHash);
    const outcome = account ? await change(tx, account) : (refused ?? refuse('SIGN_IN_FAILED', { field: 'password' }));
    await recordOutcome(tx, { actor, operation, subject, outcome }, now());
    return outcome;
  });
}

// Undefined where the password became another one while it was compared: whoever set that one has the account.
async function lockUnchanged(
  tx: Transaction,
  id: string,
  passwordHash: string,
): Promise<ActiveLoginAccount | undefined> {
  const account = await lockLoginAccount(tx, id);
  if (account?.state !== 'ACTIVE') throw new Failure('UNAUTHENTICATED');
  return (await findCredentialsOf(tx, id))?.passwordHash === passwordHash ? account : undefined;
}
