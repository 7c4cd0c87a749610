import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder, LibraryActor } from '../../domain/actor.ts';
import type { Subscription } from '../../domain/member.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { type Cancellation, type CancelWhen, cancellation } from '../../domain/subscriptionLife/cancellation.ts';
import { registeredThrough } from '../../domain/subscriptionLife/currentTerm.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { type LockedMember, saveRegisteredThrough } from '../../storage/memberSystem/registration.ts';
import { saveStanding } from '../../storage/memberSystem/subscriptions.ts';
import { announceChange } from '../synchronisation/announceChange.ts';
import { changeMembership } from './changeMember.ts';

export interface CancellationRequest {
  readonly membershipId: string;
  readonly when: CancelWhen;
  readonly dryRun: boolean;
}

/** A member cancels with the end of the term, a library also at once. The login account stays. */
export async function cancelDigitalMembership(
  registry: NetherlandsRegistry,
  actor: LibraryActor | AccountHolder,
  { membershipId, when, dryRun }: CancellationRequest,
): Promise<Cancellation | Refusal<RefusalCode>> {
  const asked = { operation: 'cancelDigitalMembership', membershipId, dryRun } as const;
  return changeMembership(registry, actor, asked, async (tx, locked) => {
    if (actor.role === 'LOGIN_ACCOUNT' && when === 'AT_ONCE')
      return refuse('CANCEL_AT_ONCE_AT_DESK', { field: 'when' });
    const cancelled = cancellation(locked.terms, when, dateIn(DUTCH_TIME, registry.now()));
    if (isRefusal(cancelled) || dryRun) return cancelled;
    await saveTerms(registry, tx, locked, cancelled.changed);
    return cancelled;
  });
}

/** Saves where terms of a locked customer stand now, until when he is registered, and announces it to the KB. */
export async function saveTerms(
  { now }: NetherlandsRegistry,
  tx: Transaction,
  { member, terms, registeredSince }: LockedMember,
  changed: readonly Subscription[],
): Promise<void> {
  for (const term of changed) await saveStanding(tx, term);
  const standing = terms.map((term) => changed.find(({ id }) => id === term.id) ?? term);
  await saveRegisteredThrough(tx, member.id, registeredThrough(standing, registeredSince));
  await announceChange(tx, member.id, now());
}
