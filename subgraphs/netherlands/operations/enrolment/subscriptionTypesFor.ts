import { type CalendarDate, dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { DeskActor } from '../../domain/actor.ts';
import { chooseSubscription, isDigital } from '../../domain/chosenSubscription.ts';
import type { SubscriptionType } from '../../domain/subscription.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { findSubscriptionTypes } from '../../storage/memberSystem/subscriptionTypes.ts';

/** What the desk's library sells with digital rights; where a birth date is given, to somebody born then. */
export async function subscriptionTypesFor(
  { database, now }: NetherlandsRegistry,
  { organisationId }: DeskActor,
  birthDate: CalendarDate | undefined,
): Promise<SubscriptionType[]> {
  const types = (await findSubscriptionTypes(database.source.manager, organisationId)).filter(isDigital);
  if (birthDate === undefined) return types;
  const since = dateIn(DUTCH_TIME, now());
  return types.filter((type) => !isRefusal(chooseSubscription({ type, birthDate, since, discountCents: 0 })));
}
