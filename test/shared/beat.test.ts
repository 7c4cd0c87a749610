import { describe, expect, test } from '@jest/globals';
import { type BeatClock, openBeat } from '../../subgraphs/shared/runtime/beat.ts';
import { Failure } from '../../subgraphs/shared/runtime/failure.ts';

/** A clock that stands still but for sleeps and the work that moves it. */
function aClock(): BeatClock & { passes(milliseconds: number): void } {
  let instant = 1_000;
  return {
    now: () => instant,
    sleep: async (milliseconds) => {
      instant += milliseconds;
    },
    passes: (milliseconds) => {
      instant += milliseconds;
    },
  };
}

async function released(workMs: number, outcome: () => string): Promise<{ at: number; answer: string }> {
  const clock = aClock();
  const answer = await openBeat(150, clock)
    .hold(async () => {
      clock.passes(workMs);
      return outcome();
    })
    .catch((failure: Failure) => failure.code);
  return { at: clock.now() - 1_000, answer };
}

describe('[A5] an answer leaves at the beat', () => {
  test.each([
    [0, 150],
    [0.1, 150],
    [149.9, 150],
    [150, 150],
    [150.1, 300],
    [299, 300],
    [301, 450],
  ])('after %d ms of work at %d ms', async (work, at) => {
    expect(await released(work, () => 'found')).toEqual({ at, answer: 'found' });
  });

  test('a failure too', async () => {
    const fail = () => {
      throw new Failure('RATE_LIMITED');
    };
    expect(await released(20, fail)).toEqual({ at: 150, answer: 'RATE_LIMITED' });
  });

  test('with a period of 0 at once', async () => {
    const clock = aClock();
    expect(await openBeat(0, clock).hold(async () => 'found')).toBe('found');
    expect(clock.now()).toBe(1_000);
  });

  test('by the real clock not before', async () => {
    const start = performance.now();
    await openBeat(20).hold(async () => undefined);
    expect(performance.now() - start).toBeGreaterThan(18);
  });
});
