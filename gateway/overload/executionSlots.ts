import { overloaded } from '../http/httpRefusal.ts';

export interface SlotSettings {
  /** Operations that are carried out at once, however busy the process is. */
  readonly atOnce: number;
  /** Where it has time to spare, because most of them wait for subgraphs. */
  readonly most: number;
  /** Operations that may wait for a slot. */
  readonly waiting: number;
  readonly patienceMs: number;
}

interface Waiter {
  readonly since: number;
  enter(): void;
  refuse(): void;
}

/**
 * Bounds how many operations are carried out at once. One that waits is let in when another ends, and beyond `atOnce` one
 * for each turn of the event loop: turns are quick where there is little to do and slow where there is much, so a busy
 * process takes on no more than it can do.
 */
export class ExecutionSlots {
  readonly #settings: SlotSettings;
  readonly #queue = new Set<Waiter>();
  #running = 0;
  #turning = false;
  #patience: NodeJS.Timeout | undefined;

  constructor(settings: SlotSettings) {
    this.#settings = settings;
  }

  /** Resolves once there is a slot; whoever got one must leave. Rejects with 503 where too many wait, or waited for too long. */
  async enter(signal: AbortSignal): Promise<void> {
    const { atOnce, waiting } = this.#settings;
    if (this.#running < atOnce && this.#queue.size === 0) {
      this.#running += 1;
      return;
    }
    if (this.#queue.size >= waiting) throw overloaded('slots');
    await this.#wait(signal);
  }

  leave(): void {
    this.#running -= 1;
    this.#admit();
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leaveQueue = () => {
        this.#queue.delete(waiter);
        signal.removeEventListener('abort', waiter.refuse);
      };
      const waiter: Waiter = {
        since: performance.now(),
        enter: () => {
          leaveQueue();
          resolve();
        },
        refuse: () => {
          leaveQueue();
          reject(overloaded('slots'));
        },
      };
      signal.addEventListener('abort', waiter.refuse);
      this.#queue.add(waiter);
      this.#patience ??= setTimeout(() => this.#losePatience(), this.#settings.patienceMs).unref();
      this.#turn();
    });
  }

  #admit(): void {
    const [next] = this.#queue;
    if (!next) return;
    this.#running += 1;
    next.enter();
  }

  #turn(): void {
    if (this.#turning || this.#queue.size === 0 || this.#running >= this.#settings.most) return;
    this.#turning = true;
    setImmediate(() => {
      this.#turning = false;
      this.#admit();
      this.#turn();
    });
  }

  #losePatience(): void {
    const before = performance.now() - this.#settings.patienceMs;
    for (const waiter of this.#queue) if (waiter.since <= before) waiter.refuse();
    const [oldest] = this.#queue;
    const rest = oldest && Math.max(1, Math.ceil(oldest.since - before));
    this.#patience = rest === undefined ? undefined : setTimeout(() => this.#losePatience(), rest).unref();
  }
}
