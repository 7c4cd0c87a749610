import type { Transaction } from '../../shared/runtime/database.ts';
import type { RegisterHearing } from '../domain/registerFreshness.ts';

interface Row {
  next: string;
  heardAt: Date;
  refreshBefore: Date;
}

const COLUMNS = 'next, heard_at AS "heardAt", refresh_before AS "refreshBefore"';

/** How far the events are followed; undefined before the first time. */
export async function findHearing(tx: Transaction): Promise<RegisterHearing | undefined> {
  const [row]: Row[] = await tx.query(`SELECT ${COLUMNS} FROM register_hearing`);
  return row && hearingOf(row);
}

/** The same; nobody else moves it until the transaction ends. */
export async function lockHearing(tx: Transaction): Promise<RegisterHearing | undefined> {
  const [row]: Row[] = await tx.query(`SELECT ${COLUMNS} FROM register_hearing FOR UPDATE`);
  return row && hearingOf(row);
}

/** Begins there; where somebody else has begun meanwhile it stays as theirs. */
export async function beginHearing(tx: Transaction, { next, heardAt, refreshBefore }: RegisterHearing): Promise<void> {
  await tx.query(
    'INSERT INTO register_hearing (next, heard_at, refresh_before) VALUES ($1, $2, $3) ON CONFLICT (one) DO NOTHING',
    [next, heardAt, refreshBefore],
  );
}

export async function moveHearing(tx: Transaction, { next, heardAt, refreshBefore }: RegisterHearing): Promise<void> {
  await tx.query('UPDATE register_hearing SET next = $1, heard_at = $2, refresh_before = $3', [
    next,
    heardAt,
    refreshBefore,
  ]);
}

function hearingOf({ next, heardAt, refreshBefore }: Row): RegisterHearing {
  return { next: Number(next), heardAt, refreshBefore };
}
