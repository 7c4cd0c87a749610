import type { Log } from './log.ts';

/** A repeated duty of a country, e.g. deleting what was not activated in time. Also run by `npm run sweep -- <country>`. */
export interface Sweep {
  name: string;
  everyMs: number;
  /** Done when the server starts as well, not only after the first interval. */
  atStart?: boolean;
  /** Where the time alone does not say: whether there is anything to do. */
  isDue?(): Promise<boolean>;
  /** Resolves with the number of things swept. */
  run(): Promise<number>;
}

export interface SweepTimer {
  stop(): Promise<void>;
}

export function startSweeps(sweeps: readonly Sweep[], log: Log): SweepTimer {
  let running: Promise<unknown> = Promise.resolve();
  const enqueue = (sweep: Sweep) => {
    running = running
      .then(() => runWhenDue(sweep))
      .catch((err: unknown) => log.error({ err, sweep: sweep.name }, 'sweep failed'));
  };
  for (const sweep of sweeps) if (sweep.atStart) enqueue(sweep);
  const timers = sweeps.map((sweep) => setInterval(() => enqueue(sweep), sweep.everyMs));
  return {
    async stop() {
      timers.forEach(clearInterval);
      await running;
    },
  };
}

async function runWhenDue(sweep: Sweep): Promise<void> {
  if (sweep.isDue === undefined || (await sweep.isDue())) await sweep.run();
}
