import type { Transaction } from '../../shared/runtime/database.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import { type MembershipRow, membershipOf } from './membershipTable.ts';

/** The membership with that id, and whether its holder's address is hidden. */
export interface NotedMembership {
  readonly membership: LibraryMembership;
  readonly isHidden: boolean;
}

export async function findNotedMemberships(tx: Transaction, ids: readonly string[]): Promise<NotedMembership[]> {
  const rows: (MembershipRow & { isHidden: boolean })[] = await tx.query(
    `SELECT m.id, m.account, m.library, m.status, m.since, m.accepted_rules_version AS "acceptedRulesVersion",
       m.ended_at AS "endedAt", a.country IS NULL AS "isHidden"
     FROM membership m JOIN account a ON a.id = m.account WHERE m.id = ANY ($1)`,
    [ids],
  );
  return rows.map(({ isHidden, ...row }) => ({ membership: membershipOf(row), isHidden }));
}
