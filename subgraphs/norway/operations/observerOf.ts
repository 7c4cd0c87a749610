import type { Actor } from '../domain/actor.ts';
import { maySeeAccount, type Observer } from '../domain/disclosure.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import type { Registry } from '../registry.ts';
import { ownAccount } from './ownAccount.ts';

/** As whom the actor may look at the account with these memberships; undefined where not at all. */
export async function observerOf(
  registry: Registry,
  actor: Actor,
  accountId: string,
  memberships: readonly LibraryMembership[],
): Promise<Observer | undefined> {
  if (actor.role === 'LIBRARY_STAFF') {
    const { library } = actor;
    return memberships.some((membership) => maySeeAccount(library, membership)) ? library : undefined;
  }
  const own = await ownAccount(registry, actor);
  return own?.id === accountId ? 'HOLDER' : undefined;
}
