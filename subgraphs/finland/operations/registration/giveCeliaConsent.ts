import { isRefusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { TypedGift } from '../../domain/consents/givenLater.ts';
import type { Registrar } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { actInUnit, lockOwnCustomer } from '../actInUnit.ts';
import { type GivenAnswer, recordGivenConsent } from './recordGivenConsent.ts';

export interface GiftAtDesk extends TypedGift {
  readonly customerId: string;
  readonly identityChecked: boolean;
}

/** A consent of the customer or a guardian, written down by the registrar, who has checked who gives it. */
export async function giveCeliaConsent(
  registry: FinlandRegistry,
  registrar: Registrar,
  { customerId, identityChecked, ...gift }: GiftAtDesk,
): Promise<GivenAnswer> {
  return actInUnit<GivenAnswer>(registry, registrar, { action: 'giveCeliaConsent' }, async (tx, desk) => {
    const { customer, subject } = await lockOwnCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    if (!identityChecked) return { answer: refuse('IDENTITY_NOT_CHECKED', { field: 'identityChecked' }), subject };
    return { answer: await recordGivenConsent(registry, tx, customer, gift, registrar.id), subject };
  });
}
