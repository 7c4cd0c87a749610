import type { Database } from './database.ts';
import type { Log } from './log.ts';

/** The time by which a country's rules decide. */
export interface DatabaseClock {
  now(): Date;
  stop(): void;
}

const ASKED_EVERY_MS = 10_000;
const REPORTED_FROM_MS = 1_000;

/**
 * The database's time, the same for every process that serves the country. Between two questions it goes on by the
 * monotonic clock, so that a node whose own clock is wrong or jumps neither ends a link nor revives one
 * (docs/adr/0016).
 */
export async function openDatabaseClock(database: Database, log: Log): Promise<DatabaseClock> {
  let ahead = await measure(database);
  const correct = async () => {
    const measured = await measure(database);
    const off = Math.round(measured - ahead);
    if (Math.abs(off) >= REPORTED_FROM_MS) log.warn({ off }, 'clock corrected by the database, in milliseconds');
    ahead = measured;
  };
  const timer = setInterval(() => {
    correct().catch((err: unknown) => log.warn({ err }, 'the database does not tell the time'));
  }, ASKED_EVERY_MS);
  timer.unref();
  return { now: () => new Date(performance.now() + ahead), stop: () => clearInterval(timer) };
}

// By how much the database's time is ahead of this process's monotonic clock, wrong by half the question's time at most.
async function measure({ source }: Database): Promise<number> {
  const asked = performance.now();
  const [{ ms }]: [{ ms: number }] = await source.query(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
  );
  return ms - (asked + performance.now()) / 2;
}
