import pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Log } from '../../subgraphs/shared/runtime/log.ts';

const MINUTE_S = 60;
const TABLE = 'gateway_requests';
const QUERY_MS = 500;
const AWAY_MS = 5_000;
const CREATE = `CREATE TABLE IF NOT EXISTS "${TABLE}" (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`;

/** Counts requests within a minute. */
export interface RequestCounter {
  /** Seconds until there is room for another request of that key; undefined where there is. */
  count(kind: string, key: string, perMinute: number): Promise<number | undefined>;
  close(): Promise<void>;
}

type Limiters = (kind: string, perMinute: number) => RateLimiterMemory | RateLimiterPostgres;

/** Each process for itself. */
export function memoryCounter(): RequestCounter {
  const limiters = kept((kind, points) => new RateLimiterMemory({ keyPrefix: kind, points, duration: MINUTE_S }));
  return { count: (kind, key, perMinute) => secondsOver(limiters(kind, perMinute), key), close: async () => undefined };
}

/** All gateways together, in a table of that database. While it is away, each process for itself. */
export function databaseCounter(url: string, log: Log): RequestCounter {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: QUERY_MS,
    query_timeout: QUERY_MS,
  });
  pool.on('error', (err) => log.warn({ err }, 'the counters of requests lost a connection'));
  const limiters = kept(
    (kind, points) =>
      new RateLimiterPostgres({
        ...{ storeClient: pool, storeType: 'pool', tableName: TABLE, tableCreated: true, keyPrefix: kind },
        ...{ points, duration: MINUTE_S, inMemoryBlockOnConsumed: points + 1 },
      }),
  );
  const alone = memoryCounter();
  let table: Promise<unknown> | undefined;
  let awayUntil = 0;
  return {
    async count(kind, key, perMinute) {
      if (performance.now() < awayUntil) return alone.count(kind, key, perMinute);
      try {
        table ??= pool.query(CREATE);
        await table;
        return await secondsOver(limiters(kind, perMinute), key);
      } catch (err) {
        table = undefined;
        awayUntil = performance.now() + AWAY_MS;
        log.warn({ err }, 'the counters of requests are away');
        return alone.count(kind, key, perMinute);
      }
    },
    close: () => pool.end(),
  };
}

async function secondsOver(limiter: ReturnType<Limiters>, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw refused;
  }
}

function kept(open: Limiters): Limiters {
  const limiters = new Map<string, ReturnType<Limiters>>();
  return (kind, perMinute) => {
    const limiter = limiters.get(kind) ?? open(kind, perMinute);
    limiters.set(kind, limiter);
    return limiter;
  };
}
