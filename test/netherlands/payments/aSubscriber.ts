import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import type { TestNetherlands } from '../../support/netherlands.ts';
import { newHolder, newKey, subscribe, type TestPayments } from '../../support/payments.ts';
import { theSubscriber } from '../../support/subscriber.ts';

let people = 0;

/** Somebody of his own, from a network of his own, whose subscription waits to be paid. */
export async function aSubscriber(on: TestNetherlands): Promise<{ holder: Caller; membership: { id: string } }> {
  people += 1;
  on.from(`home ${people}`);
  const holder = await newHolder(on, `jansen${people}`);
  const input = theSubscriber({ idempotencyKey: newKey(), houseNumber: people });
  const { membership } = await subscribe(on, holder, input);
  return { holder, membership };
}

/** Nobody has paid anything, nothing goes wrong any more, and it is the first morning. */
export async function beginAnew(on: TestPayments): Promise<void> {
  Object.assign(on.mollie.faults, { latencyMs: 0, always: undefined, next: [] });
  Object.assign(on.mollie.webhooks.faults, { lose: false, times: 1, delayMs: 0, hold: false });
  on.mollie.account.payments.clear();
  await on.rows('TRUNCATE payment CASCADE');
  await on.rows(`UPDATE subscription SET settled_cents = 0, status = 'CANCELLED', cancelled_on = '2026-11-20'`);
  on.clock.set('2026-11-20T10:00:00+01:00');
}

/** What the audit trail says came of a payment, the news that count. */
export async function trailOf(on: TestNetherlands, id: string): Promise<string[]> {
  const lines = await on.rows('SELECT outcome FROM audit WHERE subject = $1 ORDER BY seq', [id]);
  return lines.map(({ outcome }) => outcome).filter((outcome) => outcome === 'PAID' || outcome === 'MISFIT');
}
