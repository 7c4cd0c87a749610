import { createHmac } from 'node:crypto';
import {
  type AttemptCount,
  type AttemptLimit,
  countAttempt,
  isKnownNetwork,
  MANY_NETWORKS,
  OF_ACCOUNT,
  OF_ACCOUNT_AND_NETWORK,
  OF_NETWORK,
  secondsToWait,
} from './attemptLimits.ts';
import type { Database, Transaction } from './database.ts';

/** Who tries what from where. `account`: as typed, existing or not. `network`: as the gateway tells it. */
export interface Attempt {
  readonly purpose: string;
  readonly account: string;
  readonly network: string;
}

/** Slows guessing down by account and network, without anybody being able to lock somebody else out. */
export interface AttemptThrottle {
  /** Takes an attempt, in a transaction of its own that a later crash does not take back. Seconds to wait, 0 where it may go on. */
  take(attempt: Attempt, now: Date): Promise<number>;
  /** The attempt taken was the owner's: his network is free again and known from now on. */
  succeed(attempt: Attempt, now: Date): Promise<void>;
  /** Ends every wait of the account, from whatever network: its owner has proved himself in another way. */
  lift(tx: Transaction, attempt: Pick<Attempt, 'purpose' | 'account'>, now: Date): Promise<void>;
}

type Row = AttemptCount & { readonly account: string; readonly network: string };

const EVERY = ''; // as account: all of that network; as network: all of that account

/** `key`: hashes what was typed, so that the table tells nobody's username. */
export function openAttemptThrottle(database: Database, key: Buffer): AttemptThrottle {
  const keysOf = ({ purpose, account, network }: Attempt) => {
    const name = account.trim().toLowerCase();
    const hash = createHmac('sha256', key)
      .update(JSON.stringify([purpose, name]))
      .digest('base64url');
    return { account: hash, network: `${purpose}|${network}` };
  };
  return {
    take: (attempt, now) =>
      database.transaction(async (tx) => {
        const { account, network } = keysOf(attempt);
        const counts = await lockCounts(tx, account, network, now);
        const limits = limitsFor(counts, await failingNetworks(tx, account, network, now), now);
        const wait = Math.max(0, ...limits.map(([count]) => secondsToWait(count, now)));
        if (wait > 0) return wait;
        for (const [row, limit] of limits) await saveCount(tx, { ...row, ...countAttempt(row, limit, now) });
        return 0;
      }),
    succeed: (attempt, now) =>
      database.transaction(async (tx) => {
        const { account, network } = keysOf(attempt);
        const { ofNetwork, own } = await lockCounts(tx, account, network, now);
        await saveCount(tx, { ...own, failures: 0, freeAt: now, succeededAt: now });
        if (isKnownNetwork(own, now)) return; // it was not counted for the network either
        await saveCount(tx, { ...ofNetwork, failures: Math.max(0, ofNetwork.failures - 1), freeAt: now });
      }),
    async lift(tx, { purpose, account }, now) {
      const { account: hash } = keysOf({ purpose, account, network: '' });
      await tx.query('SELECT FROM attempt WHERE account = $1 ORDER BY network COLLATE "C" FOR UPDATE', [hash]);
      await tx.query('UPDATE attempt SET failures = 0, free_at = $2 WHERE account = $1', [hash, now]);
    },
  };
}

interface Counts {
  readonly own: Row;
  readonly ofAccount: Row;
  readonly ofNetwork: Row;
}

function limitsFor({ own, ofAccount, ofNetwork }: Counts, failing: number, now: Date): [Row, AttemptLimit][] {
  const limits: [Row, AttemptLimit][] = [[own, OF_ACCOUNT_AND_NETWORK]];
  if (isKnownNetwork(own, now)) return limits;
  limits.push([ofNetwork, OF_NETWORK]);
  if (failing >= MANY_NETWORKS) limits.push([ofAccount, OF_ACCOUNT]);
  return limits;
}

// Sorted, so that two attempts at once wait for each other and not in a circle.
async function lockCounts(tx: Transaction, account: string, network: string, now: Date): Promise<Counts> {
  const keys = [
    [EVERY, network],
    [account, EVERY],
    [account, network],
  ].sort();
  const columns = [keys.map(([one]) => one), keys.map(([, other]) => other)];
  await tx.query(
    `INSERT INTO attempt (account, network, last_at, free_at)
     SELECT account, network, $3, $3 FROM unnest($1::text[], $2::text[]) AS key (account, network)
     ON CONFLICT DO NOTHING`,
    [...columns, now],
  );
  const rows: Row[] = await tx.query(
    `SELECT account, network, failures, last_at AS "lastAt", free_at AS "freeAt", succeeded_at AS "succeededAt"
     FROM attempt WHERE (account, network) IN (SELECT * FROM unnest($1::text[], $2::text[]))
     ORDER BY account COLLATE "C", network COLLATE "C" FOR UPDATE`,
    columns,
  );
  const at = (one: string, other: string): Row => {
    const row = rows.find((known) => known.account === one && known.network === other);
    if (!row) throw new Error('the row of an attempt that was made a moment ago is gone');
    return { ...row, succeededAt: row.succeededAt ?? undefined };
  };
  return { own: at(account, network), ofAccount: at(account, EVERY), ofNetwork: at(EVERY, network) };
}

async function failingNetworks(tx: Transaction, account: string, network: string, now: Date): Promise<number> {
  const [{ count }] = await tx.query(
    `SELECT count(*)::int AS count FROM attempt WHERE account = $1 AND network NOT IN ('', $2) AND failures > 0
     AND last_at > $3::timestamptz - interval '1 day'`,
    [account, network, now],
  );
  return count;
}

async function saveCount(
  tx: Transaction,
  { account, network, failures, lastAt, freeAt, succeededAt }: Row,
): Promise<void> {
  await tx.query(
    `UPDATE attempt SET failures = $3, last_at = $4, free_at = $5, succeeded_at = $6
     WHERE account = $1 AND network = $2`,
    [account, network, failures, lastAt, freeAt, succeededAt ?? null],
  );
}
