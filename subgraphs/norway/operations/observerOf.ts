import type { Actor } from '../domain/actor.ts';
import type { Observer } from '../domain/disclosure.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import { isAllowed } from '../domain/permissions.ts';
import { relationTo } from '../domain/relation.ts';
import type { Registry } from '../registry.ts';
import { ownAccount } from './ownAccount.ts';

/** As whom the actor may look at the entity, of the account with these memberships; undefined where not at all. */
export async function observerOf(
  registry: Registry,
  actor: Actor,
  entity: 'LibraryCardAccount' | 'LibraryMembership',
  accountId: string,
  memberships: readonly LibraryMembership[],
): Promise<Observer | undefined> {
  const ownAccountId = (await ownAccount(registry, actor))?.id;
  if (!isAllowed(entity, actor.role, relationTo(actor, { accountId, memberships, ownAccountId }))) return undefined;
  return 'library' in actor ? actor.library : 'HOLDER';
}
