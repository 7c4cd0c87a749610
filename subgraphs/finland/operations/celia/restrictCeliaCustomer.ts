import { postLetter } from '../../../shared/runtime/outbox.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { liftRestriction, restrictCustomer } from '../../domain/celia/restriction.ts';
import type { Restriction } from '../../domain/celia/restrictionReason.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { changeForCelia, type RecordAnswer } from './actForCelia.ts';

export const RESTRICTED_KIND = 'celia-restricted';

export interface RestrictionOrder extends Restriction {
  readonly customerId: string;
  readonly purpose: LookupPurpose;
}

/** Act 787/2022, section 5: for a fixed time the customer does not sign in to Celianet. He is told by mail. */
export async function restrictCeliaCustomer(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, purpose, ...restriction }: RestrictionOrder,
): Promise<RecordAnswer> {
  const now = registry.now();
  const rules = { today: finnishDay(now), longestDays: registry.longestRestrictionDays };
  return changeForCelia(
    registry,
    clerk,
    { action: 'restrictCeliaCustomer', purpose, customerId },
    (customer) => restrictCustomer(customer, restriction, rules),
    (tx, { id }) => postLetter(tx, { kind: RESTRICTED_KIND, subject: id }, now),
  );
}

/** Ends a restriction before its day. */
export async function liftCeliaRestriction(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, purpose }: Pick<RestrictionOrder, 'customerId' | 'purpose'>,
): Promise<RecordAnswer> {
  const act = { action: 'liftCeliaRestriction', purpose, customerId } as const;
  return changeForCelia(registry, clerk, act, (customer) => liftRestriction(customer, finnishDay(registry.now())));
}
