import { isRefusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { parseNewEmail } from '../../domain/emailChange.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import { checkTrainingEmails } from '../../domain/training.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { type EmailChange, saveEmail } from '../changeCeliaCustomerEmail.ts';
import { actForCelia, lockAnyCustomer, type RecordAnswer } from './actForCelia.ts';

export interface EmailChangeForCelia extends EmailChange {
  readonly purpose: LookupPurpose;
}

/** F16, first step, for a customer of whatever unit: checked, told and followed as where a registrar does it. */
export async function changeCustomerEmailForCelia(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, email: typed, identityChecked, belongsTo, purpose }: EmailChangeForCelia,
): Promise<RecordAnswer> {
  const act = { action: 'changeCustomerEmailForCelia', purpose } as const;
  return actForCelia<RecordAnswer>(registry, clerk, act, async (tx, desk) => {
    const { customer, subject } = await lockAnyCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    if (customer.state !== 'ACTIVE') return { answer: refuse('CUSTOMER_ENDED', { field: 'customerId' }), subject };
    const training = checkTrainingEmails({ training: customer.training ?? false }, { email: typed });
    const email = training ?? parseNewEmail(customer, typed, identityChecked);
    if (isRefusal(email)) return { answer: email, subject };
    return { answer: await saveEmail(registry, tx, customer, { email, belongsTo }), subject };
  });
}
