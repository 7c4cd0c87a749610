import type { ReferenceResolver } from '../../shared/runtime/federatedSchema.ts';
import { visibleMemberships } from '../domain/disclosure.ts';
import { observerOf } from '../operations/observerOf.ts';
import type { NorwegianRequest } from './request.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Reference {
  id: string;
}

/** The entities that the gateway may name by id. Each is looked at as whoever calls may see it, or is null. */
export const references: Readonly<Record<string, ReferenceResolver>> = {
  LibraryCardAccount: ({ id }: Reference, request: NorwegianRequest) => seeAccount(id, request),
  LibraryMembership: ({ id }: Reference, request: NorwegianRequest) => seeMembership(id, request),
};

async function seeAccount(id: string, { registry, loaders, actor }: NorwegianRequest) {
  const account = UUID.test(id) ? await loaders.accounts.load(id) : undefined;
  if (!account) return null;
  const memberships = await loaders.membershipsOfAccount.load(id);
  const observer = await observerOf(registry, await actor(), 'LibraryCardAccount', id, memberships);
  return observer ? { ...account, observer } : null;
}

async function seeMembership(id: string, { registry, loaders, actor }: NorwegianRequest) {
  const membership = UUID.test(id) ? await loaders.memberships.load(id) : undefined;
  if (!membership) return null;
  const { accountId } = membership;
  const observer = await observerOf(registry, await actor(), 'LibraryMembership', accountId, [membership]);
  return observer && visibleMemberships(observer, [membership]).length > 0 ? membership : null;
}
