import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder, LibraryActor } from '../../domain/actor.ts';
import type { Member, Subscription } from '../../domain/member.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { lastTerm } from '../../domain/subscriptionLife/currentTerm.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import type { LockedMember } from '../../storage/memberSystem/registration.ts';
import { changeMembership } from './changeMember.ts';
import { planRenewal, type RenewalWish, renewTerm } from './renewTerm.ts';

export interface RenewalRequest {
  readonly idempotencyKey: string;
  readonly membershipId: string;
  readonly subscriptionType?: string | undefined;
  readonly discountCents: number;
  readonly dryRun: boolean;
}

/** A new term, or in a dry run the one that it would be. */
export interface RenewedMembership {
  readonly member: Member;
  readonly subscription: Subscription;
  readonly stored: boolean;
}

const OPERATION = 'renewDigitalMembership';

/** Renews at the desk, or by whoever the membership belongs to. The same key with the same request is the same renewal. */
export async function renewDigitalMembership(
  registry: NetherlandsRegistry,
  actor: LibraryActor | AccountHolder,
  request: RenewalRequest,
): Promise<RenewedMembership | Refusal<RefusalCode>> {
  const wish = wishOf(actor, request);
  if (isRefusal(wish)) return wish;
  const attempt = { caller: actor.name, operation: OPERATION, key: request.idempotencyKey, request };
  const { membershipId, dryRun } = request;
  return changeMembership(registry, actor, { operation: OPERATION, membershipId, dryRun }, async (tx, locked) => {
    const { member } = locked;
    if (dryRun) return answered(member, await planRenewal(registry, tx, locked, wish), false);
    const earlier = await registry.idempotency.firstAnswer(tx, attempt);
    if (isRefusal(earlier)) return earlier;
    if (earlier.kind === 'repeated') return answered(member, presentTerm(locked), true);
    const outcome = await renewTerm(registry, tx, locked, wish);
    if (!isRefusal(outcome)) await registry.idempotency.remember(tx, attempt, member.id, registry.now());
    return answered(member, outcome, true);
  });
}

function wishOf(
  actor: LibraryActor | AccountHolder,
  { subscriptionType: typeCode, discountCents }: RenewalRequest,
): RenewalWish | Refusal<'DISCOUNT_INVALID'> {
  if (actor.role === 'LOGIN_ACCOUNT') {
    // Only a library gives a discount.
    return discountCents === 0 ? { channel: 'ONLINE', typeCode } : refuse('DISCOUNT_INVALID', { field: 'discount' });
  }
  const branchCode = actor.role === 'LIBRARY_DESK' ? actor.branchCode : undefined;
  return { channel: 'DESK', typeCode, discountCents, branchCode };
}

// A repeated request is answered with the newest term as it stands now. What is remembered is the customer's id, so
// that the answer goes with the customer.
function presentTerm({ terms }: LockedMember): Subscription {
  const term = lastTerm(terms);
  if (!term) throw new Error('a renewal that was answered is stored');
  return term;
}

function answered<Code extends string>(
  member: Member,
  outcome: Subscription | Refusal<Code>,
  stored: boolean,
): RenewedMembership | Refusal<Code> {
  return 'refused' in outcome ? outcome : { member, subscription: outcome, stored };
}
