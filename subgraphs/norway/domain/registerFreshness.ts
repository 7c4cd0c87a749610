/** How far the register's events have been followed. */
export interface RegisterHearing {
  /** The sequence number to go on from. */
  readonly next: number;
  /** Until when everything that the register tells is applied here. */
  readonly heardAt: Date;
  /** Whoever was read before that is to be read again: events may have been missed. */
  readonly refreshBefore: Date;
}

/** How long the register may be silent until what is known of its persons counts as stale. */
const FRESH_FOR_MS = 600_000;

/**
 * Whether what is kept of a person may have changed in the register without being noticed: the register could not be
 * followed for ten minutes, or its answer about that person could not be used.
 */
export function isStale(
  { registerReadAt, registerFailedAt }: { registerReadAt: Date; registerFailedAt?: Date | undefined },
  hearing: RegisterHearing | undefined,
  now: Date,
): boolean {
  if (registerFailedAt) return true;
  const isFollowed = hearing !== undefined && registerReadAt >= hearing.refreshBefore;
  const knownAt = Math.max(registerReadAt.getTime(), isFollowed ? hearing.heardAt.getTime() : 0);
  return now.getTime() - knownAt > FRESH_FOR_MS;
}
