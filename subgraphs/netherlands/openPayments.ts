import { MollieClient } from './outside/mollie/client.ts';
import { noPayments } from './outside/payments/payments.ts';
import type { PaymentSettings } from './paymentSettings.ts';
import type { NetherlandsRegistry } from './registry.ts';

/** The part of the registry by which members pay. */
export function openPayments({
  mollie,
  unpaidDays,
  ledgerYears,
}: PaymentSettings): Pick<NetherlandsRegistry, 'payments' | 'unpaidDays' | 'ledgerYears'> {
  return { payments: mollie ? new MollieClient(mollie) : noPayments(), unpaidDays, ledgerYears };
}
