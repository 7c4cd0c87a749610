import type { Log } from './log.ts';

/** A repeated duty of a country, e.g. deleting what was not activated in time. Also run by `npm run sweep -- <country>`. */
export interface Sweep {
  name: string;
  everyMs: number;
  /** Done when the server starts as well, not only after the first interval. */
  atStart?: boolean;
  /** Runs beside the others, and neither waits for them nor keeps them waiting. */
  alone?: boolean;
  /** Where the time alone does not say: whether there is anything to do. */
  isDue?(): Promise<boolean>;
  /** Resolves with the number of things swept. */
  run(): Promise<number>;
}

export interface SweepTimer {
  stop(): Promise<void>;
}

export function startSweeps(sweeps: readonly Sweep[], log: Log): SweepTimer {
  const lanes = new Map<Sweep | undefined, Promise<void>>();
  const waiting = new Set<Sweep>();
  const enqueue = (sweep: Sweep) => {
    if (waiting.has(sweep)) return; // a run that is late does all that the missed ones would have done
    waiting.add(sweep);
    const lane = sweep.alone ? sweep : undefined;
    const run = async () => {
      waiting.delete(sweep);
      await runWhenDue(sweep).catch((err: unknown) => log.error({ err, sweep: sweep.name }, 'sweep failed'));
    };
    lanes.set(lane, (lanes.get(lane) ?? Promise.resolve()).then(run));
  };
  for (const sweep of sweeps) if (sweep.atStart) enqueue(sweep);
  const timers = sweeps.map((sweep) => setInterval(() => enqueue(sweep), sweep.everyMs));
  return {
    async stop() {
      timers.forEach(clearInterval);
      await Promise.all(lanes.values());
    },
  };
}

async function runWhenDue(sweep: Sweep): Promise<void> {
  if (sweep.isDue === undefined || (await sweep.isDue())) await sweep.run();
}
