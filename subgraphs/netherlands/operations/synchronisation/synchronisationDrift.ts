import { recordAuditOfMany } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import type { FunctionalManager } from '../../domain/actor.ts';
import type { Member } from '../../domain/member.ts';
import type { MemberSynchronisation } from '../../domain/synchronisation/memberSynchronisation.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { findMembers } from '../../storage/memberSystem/members.ts';
import { type DriftPosition, findDiffering } from '../../storage/memberSystem/synchronisations.ts';
import { scopeOf } from '../actorOf.ts';
import { findSynchronisation } from './findSynchronisation.ts';

/** A member whose two copies differ, and his place in the list. */
export interface DriftingMember {
  readonly member: Member;
  readonly synchronisation: MemberSynchronisation;
  readonly position: DriftPosition;
}

/** The organisation's members whose copies differ, the longest first. Everyone who is seen gets a line in the audit trail. */
export async function synchronisationDrift(
  { database, now }: NetherlandsRegistry,
  actor: FunctionalManager,
  { after, limit }: { readonly after: DriftPosition | undefined; readonly limit: number },
): Promise<DriftingMember[]> {
  const today = dateIn(DUTCH_TIME, now());
  return database.transaction(async (tx) => {
    const found: DriftingMember[] = [];
    for (let from = after, more = true; more && found.length < limit; ) {
      const candidates = await findDiffering(tx, actor.organisationId, from, limit);
      found.push(...(await differing(tx, candidates, today)));
      from = candidates.at(-1);
      more = candidates.length === limit;
    }
    const page = found.slice(0, limit);
    const ids = page.map(({ member }) => member.id);
    const line = { actor: actor.name, unit: actor.organisationId, action: 'synchronisationDrift', outcome: 'DONE' };
    await recordAuditOfMany(tx, line, ids, now());
    return page;
  }, scopeOf(actor));
}

/** A change that was announced a moment ago may be at the KB by now, or may be none for it. */
async function differing(
  tx: Transaction,
  candidates: readonly DriftPosition[],
  today: Parameters<typeof findSynchronisation>[2],
): Promise<DriftingMember[]> {
  const ids = candidates.map(({ customerId }) => customerId);
  const members = new Map((await findMembers(tx, ids)).map((member) => [member.id, member]));
  const known = new Map((await findSynchronisation(tx, ids, today)).map((one) => [one.customerId, one]));
  return candidates.flatMap((position) => {
    const member = members.get(position.customerId);
    const synchronisation = known.get(position.customerId);
    const differs = member && synchronisation && synchronisation.differences.length > 0;
    return differs ? [{ member, synchronisation, position }] : [];
  });
}
