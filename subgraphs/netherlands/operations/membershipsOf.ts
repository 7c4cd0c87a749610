import type { Actor } from '../domain/actor.ts';
import type { Subscription } from '../domain/member.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCustomersLinkedTo } from '../storage/loginLinks.ts';
import { findSubscriptionsOf } from '../storage/members.ts';

/** The memberships of whoever signed in with a login account, at whatever libraries; nobody else has any here. */
export async function membershipsOf({ database }: NetherlandsRegistry, actor: Actor): Promise<Subscription[]> {
  if (actor.role !== 'LOGIN_ACCOUNT') return [];
  const tx = database.source.manager;
  return findSubscriptionsOf(tx, await findCustomersLinkedTo(tx, actor.loginAccountId));
}
