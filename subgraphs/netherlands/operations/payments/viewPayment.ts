import type { AccountHolder } from '../../domain/actor.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findPayment } from '../../storage/memberSystem/payments/payments.ts';
import { scopeOf } from '../actorOf.ts';

/** A payment of whoever is signed in; undefined for everybody else's and for none. */
export async function viewPayment(
  { database }: NetherlandsRegistry,
  holder: AccountHolder,
  id: string,
): Promise<Payment | undefined> {
  if (!isOpaqueId(id)) return undefined;
  const payment = await database.transaction((tx) => findPayment(tx, id), scopeOf(holder));
  return payment?.payerAccountId === holder.loginAccountId ? payment : undefined;
}
