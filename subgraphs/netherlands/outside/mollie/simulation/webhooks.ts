import { setTimeout as wait } from 'node:timers/promises';
import type { SimulatedPayment } from './account.ts';
import type { WebhookFaults } from './faults.ts';

const PATIENCE_MS = 15_000;

/** Posts news of payments to their webhooks: `id=tr_…` and nothing else (https://docs.mollie.com/overview/webhooks). */
export class Webhooks {
  readonly faults: WebhookFaults = { lose: false, times: 1, delayMs: 0, hold: false };
  #held: SimulatedPayment[] = [];

  async tell(payment: SimulatedPayment): Promise<void> {
    const { lose, times, delayMs, hold } = this.faults;
    if (lose) return;
    if (hold) return void this.#held.push(payment);
    if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
    await Promise.all(Array.from({ length: times }, () => post(payment)));
  }

  /** Posts what was held back, the last first. */
  async release(): Promise<void> {
    this.faults.hold = false;
    for (const payment of this.#held.splice(0).reverse()) await this.tell(payment);
  }

  /** Posts that again, whatever became of the first. */
  async repeat(payment: SimulatedPayment): Promise<void> {
    await post(payment);
  }
}

// The real one tries again for a day where it gets no 200; here `repeat` does.
async function post({ id, webhookUrl }: SimulatedPayment): Promise<void> {
  if (!webhookUrl) return;
  const body = new URLSearchParams({ id });
  const posted = fetch(webhookUrl, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await posted.then((answer) => answer.arrayBuffer()).catch(() => undefined);
}
