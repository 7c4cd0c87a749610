import { EntitySchema, In } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import { beganAt, type LibraryMembership } from '../domain/libraryMembership.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

export interface MembershipRow {
  id: string;
  account: string;
  library: string;
  status: LibraryMembership['status'];
  /** When it was chosen, and from its activation on when it was activated. */
  since: Date;
  acceptedRulesVersion: string | null;
  endedAt: Date | null;
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
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
});

/** Inserts the membership, or brings its row up to date. */
export async function saveMembership(tx: Transaction, membership: LibraryMembership): Promise<void> {
  const { id, accountId: account, library, status } = membership;
  const acceptedRulesVersion = membership.status === 'PENDING' ? null : (membership.acceptedRulesVersion ?? null);
  const endedAt = membership.status === 'ENDED' ? membership.endedAt : null;
  const row = { id, account, library, status, since: beganAt(membership), acceptedRulesVersion, endedAt };
  await tx.upsert(membershipTable, row, ['id']);
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
  const rows = await tx.find(membershipTable, { where: { account }, order: { since: 'ASC' } });
  return rows.map(membershipOf);
}

/** The memberships of those accounts with the one library. */
export async function findMembershipsWith(
  tx: Transaction,
  library: LibraryNumber,
  accounts: readonly string[],
): Promise<LibraryMembership[]> {
  const rows = await tx.findBy(membershipTable, { library, account: In(accounts) });
  return rows.map(membershipOf);
}

export function membershipOf(row: MembershipRow): LibraryMembership {
  const { id, account: accountId, since, endedAt } = row;
  const membership = { id, accountId, library: row.library as LibraryNumber };
  const acceptedRulesVersion = row.acceptedRulesVersion ?? undefined;
  if (endedAt) return { ...membership, status: 'ENDED', since, acceptedRulesVersion, endedAt };
  return acceptedRulesVersion === undefined
    ? { ...membership, status: 'PENDING', chosenAt: since }
    : { ...membership, status: 'ACTIVE', activatedAt: since, acceptedRulesVersion };
}
