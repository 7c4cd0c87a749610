import type { DeskActor } from '../domain/actor.ts';
import type { Member } from '../domain/member.ts';
import { isOpaqueId } from '../domain/opaqueId.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findMembers } from '../storage/members.ts';
import { recordOutcome } from './recordOutcome.ts';

/** A member of the desk's own library; undefined for everybody else's and for nobody. The reading is recorded. */
export async function viewDigitalMember(
  registry: NetherlandsRegistry,
  actor: DeskActor,
  id: string,
): Promise<Member | undefined> {
  if (!isOpaqueId(id)) return undefined;
  return registry.database.transaction(async (tx) => {
    const [member] = await findMembers(tx, [id]);
    if (member?.organisationId !== actor.organisationId) return undefined;
    await recordOutcome(tx, { actor, operation: 'digitalMember', subject: id, outcome: member }, registry.now());
    return member;
  });
}
