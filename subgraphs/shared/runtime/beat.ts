import { setTimeout as pause } from 'node:timers/promises';

/** Releases answers and failures at a fixed beat, so that their time does not tell what was found. */
export interface Beat {
  /** Does the work, and lets go of its outcome at the next multiple of the period from the start. */
  hold<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

export interface BeatClock {
  /** Milliseconds from any point; never set back. */
  now(): number;
  sleep(milliseconds: number): Promise<unknown>;
}

const REAL_CLOCK: BeatClock = { now: () => performance.now(), sleep: (milliseconds) => pause(milliseconds) };

/** `periodMs`: 0 lets everything go at once. */
export function openBeat(periodMs: number, clock: BeatClock = REAL_CLOCK): Beat {
  if (periodMs === 0) return { hold: (work) => work() };
  return {
    async hold(work) {
      const start = clock.now();
      try {
        return await work();
      } finally {
        const spent = clock.now() - start;
        const beats = Math.max(1, Math.ceil(spent / periodMs));
        await clock.sleep(beats * periodMs - spent);
      }
    },
  };
}
