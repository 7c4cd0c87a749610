import { isRefusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import type { ConsentKind } from '../../domain/consents/consent.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { actForCelia, lockAnyCustomer } from '../celia/actForCelia.ts';
import type { WithdrawalAnswer } from './withdrawCeliaConsent.ts';
import { withdrawConsent } from './withdrawConsent.ts';

export interface WithdrawalByCelia {
  readonly customerId: string;
  readonly kind: ConsentKind;
  readonly purpose: LookupPurpose;
}

/** A consent that Celia takes off the record: on a letter of the guardian, say, or because it turned out to be made up (A34). */
export async function withdrawConsentForCelia(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, kind, purpose }: WithdrawalByCelia,
): Promise<WithdrawalAnswer> {
  const act = { action: 'withdrawConsentForCelia', purpose } as const;
  return actForCelia<WithdrawalAnswer>(registry, clerk, act, async (tx, desk) => {
    const { customer, subject } = await lockAnyCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    if (customer.state !== 'ACTIVE') return { answer: refuse('NO_SUCH_CUSTOMER'), subject };
    return {
      answer: await withdrawConsent(registry, tx, customer, { kind, by: 'CELIA', caller: clerk.name }),
      subject,
    };
  });
}
