import type { Transaction } from '../../shared/runtime/database.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

/** What a change can be of, besides the membership. */
export type AccountField = 'NAME' | 'REGISTERED_ADDRESS' | 'TEMPORARY_ADDRESS' | 'TELEPHONE' | 'EMAIL' | 'CARD';

/** An account that changed for one library. */
export interface LibraryChange {
  readonly seq: string;
  /** Of the person at this library, and of nothing else. */
  readonly reference: string;
  /** Missing after an erasure. */
  readonly accountId: string | undefined;
  readonly changedAt: Date;
  readonly membershipChangedAt: Date;
}

export interface ChangePage {
  readonly since: Date | undefined;
  /** Only changes after that number. */
  readonly after: string | undefined;
  readonly limit: number;
}

interface ChangeRow {
  seq: string;
  reference: string;
  account: string | null;
  changed_at: Date;
  membership_changed_at: Date;
}

/** What changed for the library, in the order of the commits, each account once, with its newest change. */
export async function findLibraryChanges(
  tx: Transaction,
  library: LibraryNumber,
  { since, after, limit }: ChangePage,
): Promise<LibraryChange[]> {
  const rows: ChangeRow[] = await tx.query(
    `SELECT seq, reference, account, changed_at, membership_changed_at FROM library_change
     WHERE library = $1 AND seq > $2 AND changed_at >= $3 ORDER BY seq LIMIT $4`,
    [library, after ?? '0', since ?? new Date(0), limit],
  );
  return rows.map(({ seq, reference, account, changed_at: changedAt, membership_changed_at: membershipChangedAt }) => ({
    seq,
    reference,
    accountId: account ?? undefined,
    changedAt,
    membershipChangedAt,
  }));
}

export interface FieldTime {
  readonly account: string;
  readonly field: AccountField;
  readonly changedAt: Date;
}

/** When each field of those accounts last changed. */
export async function findFieldTimes(tx: Transaction, accounts: readonly string[]): Promise<FieldTime[]> {
  return tx.query(
    `SELECT account, field, changed_at AS "changedAt" FROM account_field_change
     WHERE account = ANY ($1) ORDER BY account, field`,
    [accounts],
  );
}
