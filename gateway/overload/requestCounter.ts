import cluster from 'node:cluster';
import pg from 'pg';
import { RateLimiterCluster, RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Log } from '../../subgraphs/shared/runtime/log.ts';

const MINUTE_S = 60;
const TABLE = 'gateway_requests';
const ANSWER_MS = 500;
const PROCESS_MS = 5_000;
const AWAY_MS = 5_000;
const CREATE = `CREATE TABLE IF NOT EXISTS "${TABLE}" (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`;

/** Counts requests within a minute. */
export interface RequestCounter {
  /** Seconds until there is room for another request of that key; undefined where there is. */
  count(kind: string, key: string, perMinute: number): Promise<number | undefined>;
  close(): Promise<void>;
}

type Limiter = Pick<RateLimiterMemory, 'consume'>;
type Limiters = (kind: string, perMinute: number) => Limiter;

/** In that database; without one in the process that started this one, where it is a worker, else in this one. */
export function openCounter(databaseUrl: string | undefined, log: Log): RequestCounter {
  if (databaseUrl) return databaseCounter(databaseUrl, log);
  return cluster.isWorker ? workersCounter(log) : memoryCounter();
}

/** Each process for itself. */
function memoryCounter(): RequestCounter {
  const limiters = kept((kind, points) => new RateLimiterMemory({ keyPrefix: kind, points, duration: MINUTE_S }));
  return { count: (kind, key, perMinute) => secondsOver(limiters(kind, perMinute), key), close: async () => undefined };
}

/** All workers of one gateway together. Whoever started them needs a `RateLimiterClusterMaster`. */
function workersCounter(log: Log): RequestCounter {
  const options = { duration: MINUTE_S, timeoutMs: PROCESS_MS };
  const limiters = kept((kind, points) => new RateLimiterCluster({ ...options, keyPrefix: kind, points }));
  const count = orAlone((kind, key, perMinute) => secondsOver(limiters(kind, perMinute), key), log);
  return { count, close: async () => undefined };
}

/** All gateways together, in a table of that database. */
function databaseCounter(url: string, log: Log): RequestCounter {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
  });
  pool.on('error', (err) => log.warn({ err }, 'the counters of requests lost a connection'));
  const limiters = kept(
    (kind, points) =>
      new RateLimiterPostgres({
        ...{ storeClient: pool, storeType: 'pool', tableName: TABLE, tableCreated: true, keyPrefix: kind },
        ...{ points, duration: MINUTE_S, inMemoryBlockOnConsumed: points + 1 },
      }),
  );
  let table: Promise<unknown> | undefined;
  const forget = () => {
    table = undefined;
  };
  const count = orAlone(async (kind, key, perMinute) => {
    table ??= pool.query(CREATE);
    table.catch(forget);
    await table;
    return secondsOver(limiters(kind, perMinute), key);
  }, log);
  return { count, close: () => pool.end() };
}

/** Whoever counts for all may be away: then each process counts for itself, for a while. */
function orAlone(together: RequestCounter['count'], log: Log): RequestCounter['count'] {
  const alone = memoryCounter();
  let awayUntil = 0;
  return async (kind, key, perMinute) => {
    if (performance.now() < awayUntil) return alone.count(kind, key, perMinute);
    try {
      return await together(kind, key, perMinute);
    } catch (err) {
      awayUntil = performance.now() + AWAY_MS;
      log.warn({ err }, 'the counters of requests are away');
      return alone.count(kind, key, perMinute);
    }
  };
}

async function secondsOver(limiter: Limiter, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw refused;
  }
}

function kept(open: Limiters): Limiters {
  const limiters = new Map<string, Limiter>();
  return (kind, perMinute) => {
    const limiter = limiters.get(kind) ?? open(kind, perMinute);
    limiters.set(kind, limiter);
    return limiter;
  };
}
