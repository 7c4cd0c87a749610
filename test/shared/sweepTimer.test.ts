import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { type Sweep, startSweeps } from '../../subgraphs/shared/runtime/sweepTimer.ts';

const log = openLog('test', 'silent');

function counting(name: string, ms: number, more: Partial<Sweep> = {}): Sweep & { runs: number; busy: number } {
  const sweep = {
    ...{ name, everyMs: 10, atStart: true, runs: 0, busy: 0, ...more },
    async run() {
      sweep.busy += 1;
      if (sweep.busy > 1) throw new Error('twice at once');
      await wait(ms);
      sweep.busy -= 1;
      sweep.runs += 1;
      return 0;
    },
  };
  return sweep;
}

test('a sweep that runs alone waits for no other; the others wait for each other and do not pile up', async () => {
  const [slow, beside, alone] = [counting('slow', 200), counting('beside', 0), counting('alone', 0, { alone: true })];
  const timer = startSweeps([slow, beside, alone], log);
  await wait(150);
  expect(alone.runs).toBeGreaterThan(2);
  expect([slow.runs, beside.runs]).toEqual([0, 0]);
  await timer.stop();
  const { runs } = alone;
  expect(slow.runs).toBeLessThanOrEqual(2);
  expect(beside.runs).toBeGreaterThan(0);
  await wait(50);
  expect(alone.runs).toBe(runs);
});

test('a sweep that fails runs again', async () => {
  let runs = 0;
  const failing = {
    ...{ name: 'failing', everyMs: 10 },
    run: async () => {
      runs += 1;
      throw new Error('no');
    },
  };
  const timer = startSweeps([failing], log);
  await wait(100);
  await timer.stop();
  expect(runs).toBeGreaterThan(1);
});
