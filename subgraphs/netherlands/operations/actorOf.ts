import { type Caller, callerName } from '../../shared/runtime/caller.ts';
import type { Scope } from '../../shared/runtime/scope.ts';
import type { Actor } from '../domain/actor.ts';
import { isOpaqueId } from '../domain/opaqueId.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findTokenHolder } from '../storage/kb/loginAccounts.ts';
import { ofLoginAccount, ofOrganisation } from '../storage/scopes.ts';
import { findStaff } from '../storage/staff.ts';

/** Who the caller is now, by this country's own tables: not by what his token says. */
export async function actorOf({ database }: NetherlandsRegistry, caller: Caller | undefined): Promise<Actor> {
  const name = callerName(caller);
  if (!caller) return { role: 'ANONYMOUS', name };
  const tx = database.source.manager;
  if (caller.issuer === 'staff') return (await findStaff(tx, name)) ?? { role: 'NOBODY', name };
  const isAccount = caller.issuer === 'kb-login' && isOpaqueId(caller.subject);
  const account = isAccount ? await findTokenHolder(tx, caller.subject, caller.claims.iat ?? 0) : undefined;
  return account ? { role: 'LOGIN_ACCOUNT', name, loginAccountId: account.id } : { role: 'NOBODY', name };
}

/** Whose records the actor's requests see. Undefined: nobody's. */
export function scopeOf(actor: Actor): Scope | undefined {
  if ('organisationId' in actor) return ofOrganisation(actor.organisationId);
  return actor.role === 'LOGIN_ACCOUNT' ? ofLoginAccount(actor.loginAccountId) : undefined;
}
