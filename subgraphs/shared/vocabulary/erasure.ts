/** Something about a person that stays after an erasure. `until`: when it goes too, where that is known here. */
export interface KeptData {
  readonly what: string;
  readonly why: string;
  readonly until?: Date | undefined;
}

/** What an erasure does, or would do. */
export interface Erasure {
  /** False for a dry run: nothing was changed. */
  readonly done: boolean;
  readonly erased: readonly string[];
  readonly kept: readonly KeptData[];
}

const ATTEMPT_DAYS = 90; // runtime/runtimeRetention.ts
const TRAIL_YEARS = 5; // as the catalogues of purposes promise

/** What stays of everybody: that somebody used the record, under a reference that leads to nobody any more. */
export function keptTrail(erasedAt: Date): KeptData {
  return {
    what: 'The trail of who used your record, under a reference that leads to nobody any more',
    why: 'So that a misuse can still be looked into (GDPR articles 5(2) and 32)',
    until: yearsAfter(erasedAt, TRAIL_YEARS),
  };
}

/** Where guessing of passwords is slowed down. */
export function keptAttempts(erasedAt: Date): KeptData {
  return {
    what: 'How often your password was tried, under a keyed hash of your username that nobody can turn back',
    why: 'So that guessing stays slow',
    until: new Date(erasedAt.getTime() + ATTEMPT_DAYS * 24 * 3_600_000),
  };
}

/** The same instant so many years later; 29 February becomes 1 March. */
export function yearsAfter(instant: Date, years: number): Date {
  const later = new Date(instant);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
