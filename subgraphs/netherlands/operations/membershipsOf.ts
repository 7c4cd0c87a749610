import type { Actor } from '../domain/actor.ts';
import type { Subscription } from '../domain/member.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCustomersLinkedTo } from '../storage/memberSystem/loginLinks.ts';
import { findSubscriptionsOf } from '../storage/memberSystem/members.ts';
import { scopeOf } from './actorOf.ts';

/** The memberships of whoever signed in with a login account, at whatever libraries; nobody else has any here. */
export async function membershipsOf({ database }: NetherlandsRegistry, actor: Actor): Promise<Subscription[]> {
  if (actor.role !== 'LOGIN_ACCOUNT') return [];
  const { loginAccountId } = actor;
  return database.transaction(
    async (tx) => findSubscriptionsOf(tx, await findCustomersLinkedTo(tx, loginAccountId)),
    scopeOf(actor),
  );
}
