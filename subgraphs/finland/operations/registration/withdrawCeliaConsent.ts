import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { ConsentGiver, ConsentKind } from '../../domain/consents/consent.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import type { Registrar } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { actInUnit, lockOwnCustomer } from '../actInUnit.ts';
import { type Withdrawn, withdrawConsent } from './withdrawConsent.ts';

export interface WithdrawalAtDesk {
  customerId: string;
  kind: ConsentKind;
  withdrawnBy: ConsentGiver;
  identityChecked: boolean;
}

export type WithdrawalAnswer = Withdrawn | Refusal<FinlandRefusalCode>;

/** A consent withdrawn by the customer or a guardian through the registrar, who has checked who asks. */
export async function withdrawCeliaConsent(
  registry: FinlandRegistry,
  registrar: Registrar,
  { customerId, kind, withdrawnBy: by, identityChecked }: WithdrawalAtDesk,
): Promise<WithdrawalAnswer> {
  return actInUnit<WithdrawalAnswer>(registry, registrar, { action: 'withdrawCeliaConsent' }, async (tx, desk) => {
    const { customer, subject } = await lockOwnCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    if (!identityChecked) return { answer: refuse('IDENTITY_NOT_CHECKED', { field: 'identityChecked' }), subject };
    const caller = registrar.name;
    return { answer: await withdrawConsent(registry, tx, customer, { kind, by, caller }), subject };
  });
}
