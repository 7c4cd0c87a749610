import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { Erasure } from '../../shared/vocabulary/erasure.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../domain/actor.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCredentialsOf } from '../storage/kb/loginAccounts.ts';
import { acrossLibraries } from '../storage/scopes.ts';
import { eraseHolder } from './eraseHolder.ts';
import { proveLoginPassword } from './proveLoginPassword.ts';

export interface ErasureForm {
  readonly password: string;
  readonly dryRun: boolean;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

type Outcome = Erasure | Refusal<RefusalCode>;

const ACTION = 'eraseMyDigitalMemberships';

/**
 * Erases everything about whoever signed in with a login account and knows its password at this moment (GDPR article
 * 17). Wrong passwords count as those of signing in do. What was asked for, a dry run too, is in the trail.
 */
export async function eraseOwnMemberships(
  registry: NetherlandsRegistry,
  holder: AccountHolder,
  form: ErasureForm,
): Promise<Outcome> {
  const refused = await checkPassword(registry, holder, form);
  const act = async (tx: Transaction) => {
    const outcome = refused ?? (await eraseHolder(tx, registry, holder, form.dryRun));
    const said = isRefusal(outcome) ? outcome.refused : outcome.done ? 'DONE' : 'DRY_RUN';
    const entry = { actor: holder.name, action: ACTION, subject: holder.loginAccountId, outcome: said };
    await recordAudit(tx, entry, registry.now());
    return outcome;
  };
  return registry.database.transaction(act, acrossLibraries('ownRecord'));
}

async function checkPassword(
  registry: NetherlandsRegistry,
  { loginAccountId }: AccountHolder,
  form: ErasureForm,
): Promise<Refusal<'NOTHING_TO_ERASE' | 'SIGN_IN_FAILED' | 'TOO_MANY_ATTEMPTS'> | undefined> {
  const known = await findCredentialsOf(registry.database.source.manager, loginAccountId);
  return known ? proveLoginPassword(registry, known, form) : refuse('NOTHING_TO_ERASE');
}
