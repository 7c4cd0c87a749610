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
  const first = await measure(database);
  let ahead = (first.least + first.most) / 2;
  const correct = async () => {
    const { least, most } = await measure(database);
    // No further than it must: an answer that waited for a connection says little.
    const right = Math.min(Math.max(ahead, least), most);
    const off = Math.round(right - ahead);
    if (Math.abs(off) >= REPORTED_FROM_MS) log.warn({ off }, 'clock corrected by the database, in milliseconds');
    ahead = right;
  };
  const timer = setInterval(() => {
    correct().catch((err: unknown) => log.warn({ err }, 'the database does not tell the time'));
  }, ASKED_EVERY_MS);
  timer.unref();
  return { now: () => new Date(performance.now() + ahead), stop: () => clearInterval(timer) };
}

/** By how much the database's time is ahead of this process's monotonic clock, at least and at most: it was read in between. */
async function measure({ source }: Database): Promise<{ least: number; most: number }> {
  const asked = performance.now();
  const [{ ms }]: [{ ms: number }] = await source.query(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
  );
  return { least: ms - performance.now(), most: ms - asked };
}
