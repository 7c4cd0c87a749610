import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

export interface MembershipRow {
  id: string;
  account: string;
  library: string;
  status: LibraryMembership['status'];
  /** When it was chosen, and from its activation on when it was activated. */
  since: Date;
  acceptedRulesVersion: string | null;
}

export const membershipTable = new EntitySchema<MembershipRow>({
  name: 'membership',
  columns: {
    id: { type: 'uuid', primary: true },
    account: { type: 'uuid' },
    library: { type: 'text' },
    status: { type: 'text' },
    since: { type: 'timestamptz' },
    acceptedRulesVersion: { type: 'text', name: 'accepted_rules_version', nullable: true },
  },
});

/** Inserts the membership, or brings its row up to date. */
export async function saveMembership(tx: Transaction, membership: LibraryMembership): Promise<void> {
  const { id, accountId: account, library, status } = membership;
  const state =
    membership.status === 'ACTIVE'
      ? { since: membership.activatedAt, acceptedRulesVersion: membership.acceptedRulesVersion }
      : { since: membership.chosenAt, acceptedRulesVersion: null };
  await tx.upsert(membershipTable, { id, account, library, status, ...state }, ['id']);
}

export async function findMembership(
  tx: Transaction,
  account: string,
  library: LibraryNumber,
): Promise<LibraryMembership | undefined> {
  const row = await tx.findOneBy(membershipTable, { account, library });
  return row ? membershipOf(row) : undefined;
}

export async function findMembershipsOf(tx: Transaction, account: string): Promise<LibraryMembership[]> {
  return (await tx.find(membershipTable, { where: { account }, order: { since: 'ASC' } })).map(membershipOf);
}

export function membershipOf(row: MembershipRow): LibraryMembership {
  const { id, account: accountId, since, acceptedRulesVersion } = row;
  const membership = { id, accountId, library: row.library as LibraryNumber };
  return acceptedRulesVersion === null
    ? { ...membership, status: 'PENDING', chosenAt: since }
    : { ...membership, status: 'ACTIVE', activatedAt: since, acceptedRulesVersion };
}
