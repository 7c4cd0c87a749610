import type { Database, Transaction } from './database.ts';
import type { Log } from './log.ts';
import { everyRecord, inScope } from './scope.ts';

/** Sends one letter. `messageId` is the same at every attempt, so that a receiver can drop a repeated one. */
export type Delivery = (tx: Transaction, subject: string, messageId: string) => Promise<void>;

export interface OutboxWorker {
  /** From now on looks every second for what is due. A country that is only swept or tested sends nothing by itself. */
  start(): void;
  /** Sends what is due now; resolves with the number sent. */
  drain(): Promise<number>;
  stop(): Promise<void>;
}

interface DueLetter {
  id: string;
  kind: string;
  subject: string;
  attempts: number;
}

const POLL_MS = 1_000;
const LONGEST_WAIT_S = 300;

/**
 * Sends letters at least once, one transaction a letter: the row stays locked while it is sent, and a killed worker's
 * row is free at once (FOR UPDATE SKIP LOCKED). A failed letter waits longer each time, up to five minutes.
 */
export function openOutboxWorker(
  database: Database,
  deliveries: Readonly<Record<string, Delivery>>,
  log: Log,
  now: () => Date,
): OutboxWorker {
  let stopped = false;
  let running: Promise<number> = Promise.resolve(0);
  const drain = () =>
    (running = running.catch(() => 0).then(() => sendAll(database, deliveries, log, now, () => stopped)));
  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      timer ??= setInterval(() => {
        void drain().catch((err: unknown) => log.error({ err }, 'outbox'));
      }, POLL_MS);
    },
    drain,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running.catch(() => 0);
    },
  };
}

async function sendAll(
  database: Database,
  deliveries: Readonly<Record<string, Delivery>>,
  log: Log,
  now: () => Date,
  stopped: () => boolean,
): Promise<number> {
  let sent = 0;
  for (let outcome = 'sent'; outcome !== 'none' && !stopped(); ) {
    outcome = await sendNext(database, deliveries, log, now());
    if (outcome === 'sent') sent += 1;
  }
  return sent;
}

async function sendNext(
  database: Database,
  deliveries: Readonly<Record<string, Delivery>>,
  log: Log,
  now: Date,
): Promise<'sent' | 'postponed' | 'none'> {
  return database.transaction(async (tx) => {
    const [letter]: DueLetter[] = await tx.query(
      `SELECT id, kind, subject, attempts FROM outbox WHERE done_at IS NULL AND not_before <= $1
       ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now],
    );
    if (!letter) return 'none';
    await tx.query('SAVEPOINT delivery');
    try {
      const deliver = deliveryOf(deliveries, letter.kind);
      const messageId = `<${letter.id}@outbox.invalid>`;
      await inScope(tx, everyRecord('outbox'), () => deliver(tx, letter.subject, messageId)); // it says whose it is
    } catch (err) {
      log.warn({ err, kind: letter.kind, attempts: letter.attempts + 1 }, 'letter not sent');
      await tx.query('ROLLBACK TO SAVEPOINT delivery');
      await tx.query('UPDATE outbox SET attempts = attempts + 1, not_before = $2 WHERE id = $1', [
        letter.id,
        new Date(now.getTime() + Math.min(2 ** letter.attempts, LONGEST_WAIT_S) * 1_000),
      ]);
      return 'postponed';
    }
    await tx.query('UPDATE outbox SET done_at = $2, attempts = attempts + 1 WHERE id = $1', [letter.id, now]);
    return 'sent';
  });
}

function deliveryOf(deliveries: Readonly<Record<string, Delivery>>, kind: string): Delivery {
  const delivery = deliveries[kind];
  if (!delivery) throw new Error(`nobody delivers letters of the kind ${kind}`);
  return delivery;
}
