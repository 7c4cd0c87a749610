import type { Scope } from '../../shared/runtime/scope.ts';
import type { Actor } from '../domain/actor.ts';
import { ofAccount, ofLibrary } from '../storage/scopes.ts';

/** Whose records the actor's requests see. Undefined: nobody's. */
export function scopeOf(actor: Actor, ownAccountId: string | undefined): Scope | undefined {
  if (actor.role === 'LIBRARY_STAFF' || actor.role === 'LIBRARY_SYSTEM') return ofLibrary(actor.library);
  return ownAccountId === undefined ? undefined : ofAccount(ownAccountId);
}
