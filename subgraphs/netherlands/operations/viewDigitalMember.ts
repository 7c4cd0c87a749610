import type { Transaction } from '../../shared/runtime/database.ts';
import type { LibraryActor } from '../domain/actor.ts';
import type { Member } from '../domain/member.ts';
import { isOpaqueId } from '../domain/opaqueId.ts';
import { permitted } from '../domain/relation.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findMembers } from '../storage/memberSystem/members.ts';
import { scopeOf } from './actorOf.ts';
import { recordOutcome } from './recordOutcome.ts';

/** A member of the own library; undefined for everybody else's and for nobody. The reading is recorded. */
export async function viewDigitalMember(
  registry: NetherlandsRegistry,
  actor: LibraryActor,
  id: string,
): Promise<Member | undefined> {
  if (!isOpaqueId(id)) return undefined;
  const act = async (tx: Transaction) => {
    const [found] = await findMembers(tx, [id]);
    const member = permitted(actor, 'digitalMember', found);
    if (!member) return undefined;
    await recordOutcome(tx, { actor, operation: 'digitalMember', subject: id, outcome: member }, registry.now());
    return member;
  };
  return registry.database.transaction(act, scopeOf(actor));
}
