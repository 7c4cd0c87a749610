import { createHmac } from 'node:crypto';
import { recordAudit } from './auditTrail.ts';
import type { Database, Transaction } from './database.ts';
import { Failure } from './failure.ts';

/** One look-up of one person by number, about to be made. */
export interface Lookup {
  /** As the audit trail names him. */
  readonly actor: string;
  /** The unit or library he works for. */
  readonly unit: string;
  /** The number, normalised: two ways to write it are one person. */
  readonly number: string;
  readonly action: string;
  readonly purpose?: string | undefined;
}

/** How many persons may be looked up within 24 hours. */
export interface LookupLimits {
  readonly perPerson: number;
  readonly perUnit: number;
}

export interface LookupBudget {
  /**
   * Counts the look-up in a transaction of its own, so that a crash gives nothing back. Somebody counted within 24
   * hours is not counted again. Throws RATE_LIMITED, on record in the audit trail; and whatever the database throws:
   * where nothing can be counted nobody is looked up.
   */
  spend(lookup: Lookup): Promise<void>;
}

export interface BudgetParts {
  database: Database;
  /** 32 bytes. Personal numbers are few enough to be tried out, so they are kept as a keyed hash. */
  key: Buffer;
  limits: LookupLimits;
  now: () => Date;
}

type Owner = 'actor' | 'unit';

const DAY_MS = 24 * 60 * 60 * 1_000;

export function openLookupBudget({ database, key, limits, now }: BudgetParts): LookupBudget {
  const hashOf = (number: string) => createHmac('sha256', key).update(number).digest();
  return {
    async spend(lookup) {
      const person = hashOf(lookup.number);
      const retryAfter = await database.transaction(async (tx) => {
        const at = now();
        await lock(tx, lookup);
        const free = [
          await freeAt(tx, 'actor', lookup.actor, person, limits.perPerson, at),
          await freeAt(tx, 'unit', lookup.unit, person, limits.perUnit, at),
        ].flatMap((moment) => moment ?? []);
        if (free.length === 0) return void (await count(tx, lookup, person, at));
        const { actor, unit, purpose, action } = lookup;
        await recordAudit(tx, { actor, unit, purpose, action, outcome: 'RATE_LIMITED' }, at);
        return Math.max(1, Math.ceil((Math.max(...free) - at.getTime()) / 1_000));
      });
      if (retryAfter !== undefined) throw new Failure('RATE_LIMITED', { retryAfter });
    },
  };
}

// Two at once would both see the last free place. Always in this order, so that nobody waits for each other.
async function lock(tx: Transaction, { actor, unit }: Lookup): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [JSON.stringify(['look-up actor', actor])]);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [JSON.stringify(['look-up unit', unit])]);
}

/** Undefined where there is a place, or the person has one already; else when the next place is free, in milliseconds. */
async function freeAt(
  tx: Transaction,
  owner: Owner,
  name: string,
  person: Buffer,
  limit: number,
  at: Date,
): Promise<number | undefined> {
  const rows: { person: Buffer; last: Date }[] = await tx.query(
    `SELECT person, max(at) AS last FROM lookup_budget WHERE ${owner} = $1 AND at > $2 GROUP BY person ORDER BY last`,
    [name, dayBefore(at)],
  );
  const next = rows[rows.length - limit];
  if (!next || rows.some((row) => row.person.equals(person))) return undefined;
  return next.last.getTime() + DAY_MS;
}

async function count(tx: Transaction, { actor, unit }: Lookup, person: Buffer, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO lookup_budget (actor, unit, person, at) SELECT $1, $2, $3::bytea, $4::timestamptz
     WHERE NOT EXISTS (SELECT 1 FROM lookup_budget WHERE actor = $1 AND unit = $2 AND person = $3 AND at > $5)`,
    [actor, unit, person, at, dayBefore(at)],
  );
}

function dayBefore(at: Date): Date {
  return new Date(at.getTime() - DAY_MS);
}
