import type { Transaction } from '../../../shared/runtime/database.ts';
import { nextAsk } from '../../domain/payments/nextAsk.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { type AskedPayment, askLater, takeDuePayments } from '../../storage/memberSystem/payments/askedPayments.ts';
import { lockPayment, savePayment } from '../../storage/memberSystem/payments/payments.ts';
import { acrossLibraries } from '../../storage/scopes.ts';
import { rereadPayment } from './rereadPayment.ts';

/**
 * Asks for every payment whose news may be lost, each in its turn, whatever became of the others (A71); resolves with how
 * many were answered. Each is due again later before it is asked for: a process that dies here loses nothing.
 */
export async function reconcilePayments(registry: NetherlandsRegistry): Promise<number> {
  let answered = 0;
  const failures: unknown[] = [];
  for (let due = await take(registry); due.length > 0; due = await take(registry)) {
    for (const one of due) {
      const done = await reconcile(registry, one).catch((error: unknown) => void failures.push(error));
      if (done) answered += 1;
    }
  }
  if (failures.length > 0) throw failures[0];
  return answered;
}

function take({ database, now }: NetherlandsRegistry): Promise<AskedPayment[]> {
  return database.transaction(async (tx) => {
    const due = await takeDuePayments(tx, now());
    for (const { id, asked } of due) await askLater(tx, id, nextAsk(asked, now()));
    return due;
  }, acrossLibraries('payments'));
}

async function reconcile(registry: NetherlandsRegistry, { id, providerId }: AskedPayment): Promise<boolean> {
  if (providerId) return rereadPayment(registry, { id, providerId });
  return registry.database.transaction((tx) => abandon(tx, id), acrossLibraries('payments'));
}

// Nobody was given its page, so nobody can have paid it.
async function abandon(tx: Transaction, id: string): Promise<boolean> {
  const payment = await lockPayment(tx, id);
  if (payment?.state !== 'CREATED') return false;
  await savePayment(tx, { ...payment, state: 'EXPIRED' }, null);
  return true;
}
