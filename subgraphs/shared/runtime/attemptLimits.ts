/** What is counted of one account, one network, or one account from one network. */
export interface AttemptCount {
  /** Attempts that did not succeed, since the last that did. */
  readonly failures: number;
  readonly lastAt: Date;
  /** From when on the next attempt is taken. */
  readonly freeAt: Date;
  readonly succeededAt?: Date | undefined;
}

/** How many failures cost nothing, and the longest wait (seconds) that more of them lead to. */
export interface AttemptLimit {
  readonly free: number;
  readonly longestWait: number;
}

export const OF_ACCOUNT_AND_NETWORK: AttemptLimit = { free: 5, longestWait: 900 };
export const OF_NETWORK: AttemptLimit = { free: 50, longestWait: 900 };
// Short, because it also meets an owner who is on a journey: it slows a crowd of networks down and locks nobody out.
export const OF_ACCOUNT: AttemptLimit = { free: 0, longestWait: 60 };

/** From so many failing networks on, an account is slow for every network that its owner has not signed in from. */
export const MANY_NETWORKS = 10;

const FORGOTTEN_AFTER_MS = 86_400_000;
const KNOWN_FOR_MS = 90 * 86_400_000;

/** Whether the owner has signed in from there lately: what others do elsewhere then does not concern him. */
export function isKnownNetwork({ succeededAt }: AttemptCount, now: Date): boolean {
  return succeededAt !== undefined && now.getTime() - succeededAt.getTime() < KNOWN_FOR_MS;
}

/** Whole seconds until the next attempt is taken; 0 where it is taken now. */
export function secondsToWait({ freeAt }: AttemptCount, now: Date): number {
  return Math.max(0, Math.ceil((freeAt.getTime() - now.getTime()) / 1_000));
}

/** One attempt more. It counts as failed until it is said to have succeeded, so that a crash gives none back. */
export function countAttempt(count: AttemptCount, { free, longestWait }: AttemptLimit, now: Date): AttemptCount {
  const stale = now.getTime() - count.lastAt.getTime() >= FORGOTTEN_AFTER_MS;
  const failures = stale ? 1 : count.failures + 1;
  const wait = failures < free ? 0 : Math.min(2 ** Math.min(failures - free, 20), longestWait);
  return { ...count, failures, lastAt: now, freeAt: new Date(now.getTime() + wait * 1_000) };
}
