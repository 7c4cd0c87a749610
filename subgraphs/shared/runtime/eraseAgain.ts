import type { Database, Transaction } from './database.ts';
import { type Eraser, eraseAll } from './eraser.ts';
import { everyRecord } from './scope.ts';
import { type TombstoneLine, tombstoneHash } from './tombstones.ts';

const ACTION = { name: 'restoreErase' };
const READ_AT_ONCE = 1_000;

export interface ErasePlan {
  country: string;
  database: Database;
  tombstoneKey: Buffer;
  /** Under the secrets that the country had before: older tombstones are under them. */
  formerKeys?: readonly Buffer[];
  erasers: readonly Eraser[];
  now: () => Date;
  dryRun: boolean;
}

export interface ErasedAgain {
  readonly kind: string;
  /** Rows that bear a tombstone: deleted since the backup was made. */
  readonly found: number;
  readonly erased: number;
}

/** Deletes again, in a database put back to an earlier state, every row that the tombstones say was deleted since. */
export async function eraseAgain(plan: ErasePlan, tombstones: readonly TombstoneLine[]): Promise<ErasedAgain[]> {
  const done: ErasedAgain[] = [];
  for (const eraser of plan.erasers) done.push(await eraseKind(plan, eraser, hashesOf(plan, eraser, tombstones)));
  return done;
}

function hashesOf({ country }: ErasePlan, { kind }: Eraser, tombstones: readonly TombstoneLine[]): Set<string> {
  const mine = tombstones.filter((line) => line.country === country && line.kind === kind);
  return new Set(mine.map(({ hash }) => hash));
}

async function eraseKind(plan: ErasePlan, eraser: Eraser, hashes: ReadonlySet<string>): Promise<ErasedAgain> {
  const { kind } = eraser;
  const keys = [plan.tombstoneKey, ...(plan.formerKeys ?? [])];
  const isBuried = (id: string) =>
    keys.some((key) => hashes.has(tombstoneHash(key, { kind, subject: id }).toString('hex')));
  const counts = { kind, found: 0, erased: 0 };
  let after: string | null = null;
  let ids: string[];
  do {
    const page = async (tx: Transaction) => {
      const read = await idsAfter(tx, eraser.table ?? kind, after);
      const found = read.filter(isBuried);
      counts.found += found.length;
      if (!plan.dryRun) counts.erased += await eraseThese(tx, plan, eraser, found);
      return read;
    };
    ids = await plan.database.transaction(page, everyRecord('restoreErase'));
    after = ids.at(-1) ?? null;
  } while (ids.length > 0);
  return counts;
}

function eraseThese(tx: Transaction, plan: ErasePlan, eraser: Eraser, ids: readonly string[]): Promise<number> {
  return eraseAll(tx, ids, { eraser, tombstoneKey: plan.tombstoneKey, rule: ACTION, at: plan.now() });
}

async function idsAfter(tx: Transaction, table: string, after: string | null): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM "${table}" WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT ${READ_AT_ONCE}`,
    [after],
  );
  return rows.map(({ id }) => id);
}
