import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { type Sweep, startSweeps } from '../../subgraphs/shared/runtime/sweepTimer.ts';
import { eventually } from '../support/eventually.ts';

const log = openLog('test', 'silent');

function counting(
  name: string,
  work = async () => {},
  more: Partial<Sweep> = {},
): Sweep & { runs: number; busy: number } {
  const sweep = {
    ...{ name, everyMs: 10, atStart: true, runs: 0, busy: 0, ...more },
    async run() {
      sweep.busy += 1;
      if (sweep.busy > 1) throw new Error('twice at once');
      await work();
      sweep.busy -= 1;
      sweep.runs += 1;
      return 0;
    },
  };
  return sweep;
}

test('a sweep that runs alone waits for no other; the others wait for each other and do not pile up', async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow = counting('slow', () => finished);
  const [beside, alone] = [counting('beside'), counting('alone', undefined, { alone: true })];
  const timer = startSweeps([slow, beside, alone], log);
  await eventually(() => alone.runs > 2);
  expect([slow.runs, beside.runs]).toEqual([0, 0]);
  finish();
  await timer.stop();
  const { runs } = alone;
  expect(slow.runs).toBe(2);
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
  await eventually(() => runs > 1);
  await timer.stop();
});
