import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import { lastAsk, nextAsk } from '../../domain/payments/nextAsk.ts';
import type { RefundReading } from '../../domain/payments/reading.ts';
import { isEnded } from '../../domain/payments/refund.ts';
import { isOutage } from '../../outside/payments/payments.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import {
  askRefundLater,
  type DueRefund,
  saveRefund,
  takeDueRefunds,
} from '../../storage/memberSystem/payments/refunds.ts';
import { acrossLibraries } from '../../storage/scopes.ts';

/** Has money go back that must, and asks how far it is. Resolves with how many were answered. */
export async function sendRefunds(registry: NetherlandsRegistry): Promise<number> {
  let answered = 0;
  const failures: unknown[] = [];
  for (let due = await take(registry); due.length > 0; due = await take(registry)) {
    for (const one of due) {
      const done = await send(registry, one).catch((error: unknown) => void failures.push(error));
      if (done) answered += 1;
    }
  }
  if (failures.length > 0) throw failures[0];
  return answered;
}

function take({ database, now }: NetherlandsRegistry): Promise<DueRefund[]> {
  return database.transaction(async (tx) => {
    const due = await takeDueRefunds(tx, now());
    for (const { id, asked } of due) await askRefundLater(tx, id, nextAsk(asked, now()));
    return due;
  }, acrossLibraries('payments'));
}

async function send(registry: NetherlandsRegistry, due: DueRefund): Promise<boolean> {
  const reading = await readingOf(registry, due).catch(noAnswer);
  if (!reading) return false;
  const { status: state, providerRefundId } = reading;
  const now = registry.now();
  await registry.database.transaction(async (tx) => {
    await saveRefund(tx, due.id, { state, providerRefundId, askAt: isEnded(state) ? null : lastAsk(now) });
    if (state === due.state) return;
    await recordAudit(tx, { actor: 'payments', action: 'refund', subject: due.id, outcome: state }, now);
  }, acrossLibraries('payments'));
  return true;
}

// One that may have been sent is looked for first: the provider forgets the key of an order, but not the refund.
async function readingOf({ payments }: NetherlandsRegistry, due: DueRefund): Promise<RefundReading | undefined> {
  const { id, providerId, cents, state, asked } = due;
  const known = state === 'REQUESTED' && asked === 0 ? [] : await payments.refundsOf(providerId);
  const sent = known.find(({ reference }) => reference === id);
  if (sent || state !== 'REQUESTED') return sent;
  return payments.refund({ id, providerId, amountCents: cents });
}

function noAnswer(error: unknown): undefined {
  if (!isOutage(error)) throw error;
}
