import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { LibrarySystem } from '../domain/actor.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import { isAllowed } from '../domain/permissions.ts';
import { relationTo } from '../domain/relation.ts';
import type { Registry } from '../registry.ts';
import { findAccounts } from '../storage/accountTable.ts';
import {
  type AccountField,
  type ChangePage,
  findFieldTimes,
  findLibraryChanges,
  type LibraryChange,
} from '../storage/libraryChanges.ts';
import { findMembershipsWith } from '../storage/membershipTable.ts';
import { ofLibrary } from '../storage/scopes.ts';

/** One account as a library's system hears of it. */
export interface LibraryCardChange extends LibraryChange {
  /** Missing where the person is no patron of the library any more. */
  readonly account: ObservedAccount | undefined;
  readonly membership: LibraryMembership | undefined;
  readonly fields: readonly { readonly field: AccountField | 'MEMBERSHIP'; readonly changedAt: Date }[];
}

/** A page of what changed for the system's own library. Each person that it tells of has a line in the audit trail. */
export async function libraryCardsChangedSince(
  { database, now }: Registry,
  system: LibrarySystem,
  page: ChangePage,
): Promise<LibraryCardChange[]> {
  const act = async (tx: Transaction) => {
    const changes = await findLibraryChanges(tx, system.library, page);
    const told = await withAccounts(tx, system, changes);
    for (const { account } of told.slice(0, page.limit - 1)) {
      if (!account) continue;
      const entry = { actor: system.name, unit: system.library, action: 'libraryCardsChangedSince' };
      await recordAudit(tx, { ...entry, subject: account.id, outcome: 'DONE' }, now());
    }
    return told;
  };
  return database.transaction(act, ofLibrary(system.library));
}

async function withAccounts(
  tx: Transaction,
  system: LibrarySystem,
  changes: readonly LibraryChange[],
): Promise<LibraryCardChange[]> {
  const ids = changes.map(({ accountId }) => accountId).filter((id) => id !== undefined);
  const accounts = await findAccounts(tx, ids);
  const memberships = await findMembershipsWith(tx, system.library, ids);
  const times = await findFieldTimes(tx, ids);
  return changes.map((change) => {
    const { accountId, membershipChangedAt } = change;
    const membership = memberships.find((own) => own.accountId === accountId);
    const relation = relationTo(
      system,
      accountId ? { accountId, memberships: membership ? [membership] : [] } : undefined,
    );
    const isPatron = isAllowed('LibraryCardAccount', system.role, relation);
    const account = isPatron ? accounts.find(({ id }) => id === accountId) : undefined;
    const ofMembership = { field: 'MEMBERSHIP', changedAt: membershipChangedAt } as const;
    const ofAccount = account ? times.filter((time) => time.account === accountId) : [];
    const observed = account && { ...account, observer: system.library };
    return { ...change, membership, account: observed, fields: [ofMembership, ...ofAccount] };
  });
}
