import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { Subscription } from '../../domain/member.ts';
import { lastTerm, registeredThrough } from '../../domain/subscriptionLife/currentTerm.ts';
import { type RenewalRefusal, renewal } from '../../domain/subscriptionLife/renewal.ts';
import type { SubscriptionChannel } from '../../domain/subscriptionStatus.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { type LockedMember, saveRegisteredThrough } from '../../storage/memberSystem/registration.ts';
import { insertSubscription } from '../../storage/memberSystem/subscriptions.ts';
import { findSubscriptionType } from '../../storage/memberSystem/subscriptionTypes.ts';
import { announceChange } from '../synchronisation/announceChange.ts';

/** How somebody wants a customer's next term. `typeCode`: another type than before; `branchCode`: that of the desk. */
export interface RenewalWish {
  readonly channel: SubscriptionChannel;
  readonly typeCode?: string | undefined;
  readonly discountCents?: number;
  readonly branchCode?: string | undefined;
}

/** The next term of a locked customer as it would be; nothing is stored. The scope must be his organisation's. */
export async function planRenewal(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { member, terms }: LockedMember,
  wish: RenewalWish,
): Promise<Subscription | Refusal<RenewalRefusal>> {
  const { firstMonthCounts, subscriptionLife, now } = registry;
  const code = wish.typeCode ?? lastTerm(terms)?.typeCode ?? '';
  const planned = renewal({
    ...{ terms, birthDate: member.birthDate, channel: wish.channel, discountCents: wish.discountCents ?? 0 },
    ...{ firstMonthCounts, opensDaysBefore: subscriptionLife.renewalOpensDays, today: dateIn(DUTCH_TIME, now()) },
    type: await findSubscriptionType(tx, member.organisationId, code),
  });
  if (isRefusal(planned)) return planned;
  const { previous, type, fee, status, since, through } = planned;
  const { id: customerId, organisationId } = member;
  const sold = { status, previousId: previous.id, cancelledOn: null, channel: wish.channel };
  const what = { typeCode: type.code, tariffCode: type.tariffCode, branchCode: wish.branchCode ?? member.branchCode };
  return { id: randomUUID(), customerId, organisationId, ...what, since, through, fee, ...sold };
}

/** Stores the next term of a locked customer and announces it to the KB. */
export async function renewTerm(
  registry: NetherlandsRegistry,
  tx: Transaction,
  locked: LockedMember,
  wish: RenewalWish,
): Promise<Subscription | Refusal<RenewalRefusal | 'DUPLICATE_PERSON'>> {
  const term = await planRenewal(registry, tx, locked, wish);
  if (isRefusal(term)) return term;
  const through = registeredThrough([...locked.terms, term], locked.registeredSince);
  const duplicate = await saveRegisteredThrough(tx, locked.member.id, through);
  if (duplicate) return duplicate;
  await insertSubscription(tx, term);
  await announceChange(tx, locked.member.id, registry.now());
  return term;
}
