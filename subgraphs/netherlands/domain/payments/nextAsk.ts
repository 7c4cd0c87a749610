const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 60;

/** When the provider is asked again after that many times in vain: one minute, two, four, at most an hour later. */
export function nextAsk(asked: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(2 ** asked, LONGEST_MINUTES) * MINUTE_MS);
}

const ONCE_MORE_MS = 86_400_000;

/** An end that is no payment is looked at once more a day later: its news may come late, or be lost. */
export function lastAsk(now: Date): Date {
  return new Date(now.getTime() + ONCE_MORE_MS);
}

const ORDERED_WITHIN_MS = 1_800_000;

/**
 * Until when an order that was never answered can be sent again: Mollie knows it by its key for an hour, half of that is
 * ours. After that nothing can come of it: the page to pay on was given to nobody.
 */
export function orderedUntil(createdAt: Date): Date {
  return new Date(createdAt.getTime() + ORDERED_WITHIN_MS);
}
