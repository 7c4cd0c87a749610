import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { LibraryActor } from '../../domain/actor.ts';
import type { Member } from '../../domain/member.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { ban, liftBan } from '../../domain/subscriptionLife/ban.ts';
import type { BanReason } from '../../domain/subscriptionStatus.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { saveTerms } from './cancelDigitalMembership.ts';
import { changeMember } from './changeMember.ts';

/** The library bans its member: every right is gone at once, here and at the KB. */
export async function banMember(
  registry: NetherlandsRegistry,
  actor: LibraryActor,
  { customerId, reason }: { readonly customerId: string; readonly reason: BanReason },
): Promise<Member | Refusal<RefusalCode>> {
  return changeMember(registry, actor, { operation: 'banMember', customerId }, async (tx, locked) => {
    const banned = ban(locked.terms, reason, dateIn(DUTCH_TIME, registry.now()));
    if (isRefusal(banned)) return banned;
    await saveTerms(registry, tx, locked, banned);
    return locked.member;
  });
}

/** The ban is over; the terms stand where they stood before it. */
export async function liftMemberBan(
  registry: NetherlandsRegistry,
  actor: LibraryActor,
  customerId: string,
): Promise<Member | Refusal<RefusalCode>> {
  return changeMember(registry, actor, { operation: 'liftMemberBan', customerId }, async (tx, locked) => {
    const lifted = liftBan(locked.terms, dateIn(DUTCH_TIME, registry.now()));
    if (isRefusal(lifted)) return lifted;
    await saveTerms(registry, tx, locked, lifted);
    return locked.member;
  });
}
