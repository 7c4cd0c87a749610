import type { Sweep } from '../shared/runtime/sweepTimer.ts';
import { cancelUnpaid } from './operations/online/cancelUnpaid.ts';
import { reconcilePayments } from './operations/payments/reconcilePayments.ts';
import { sendRefunds } from './operations/payments/sendRefunds.ts';
import type { NetherlandsRegistry } from './registry.ts';

const EVERY_MS = 60_000;

/** What is done for payments when nobody asks. Beside the others: the provider may be slow. */
export function paymentSweeps(registry: NetherlandsRegistry): Sweep[] {
  return [
    { name: 'reconcilePayments', everyMs: EVERY_MS, alone: true, run: () => reconcilePayments(registry) },
    { name: 'sendRefunds', everyMs: EVERY_MS, alone: true, run: () => sendRefunds(registry) },
    { name: 'cancelUnpaid', everyMs: EVERY_MS, run: () => cancelUnpaid(registry) },
  ];
}
