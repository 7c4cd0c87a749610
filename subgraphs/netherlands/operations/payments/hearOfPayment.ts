import type { NetherlandsRegistry } from '../../registry.ts';
import { askNow } from '../../storage/memberSystem/payments/askedPayments.ts';
import { findPaymentId } from '../../storage/memberSystem/payments/payments.ts';
import { acrossLibraries } from '../../storage/scopes.ts';
import { rereadPayment } from './rereadPayment.ts';

/**
 * Somebody says that there is news of the provider's payment with that id. Whoever says so is not believed: the payment
 * is read again (A70), and one that is not ours is not even asked for. That it is due is kept before it is asked.
 */
export async function hearOfPayment(registry: NetherlandsRegistry, providerId: string): Promise<void> {
  const { database, now } = registry;
  const id = await database.transaction(async (tx) => {
    const found = await findPaymentId(tx, providerId);
    if (found) await askNow(tx, found, now());
    return found;
  }, acrossLibraries('payments'));
  if (id) await rereadPayment(registry, { id, providerId });
}
