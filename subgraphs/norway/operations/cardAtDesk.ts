import type { Transaction } from '../../shared/runtime/database.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import type { CurrentCard } from '../domain/card.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import { isAllowed } from '../domain/permissions.ts';
import { relationTo } from '../domain/relation.ts';
import { findAccount } from '../storage/accountTable.ts';

/** A card as one library sees it: the person only after the activation there. */
export interface CardAtDesk {
  readonly card: CurrentCard;
  readonly membership: LibraryMembership | undefined;
  readonly account: ObservedAccount | undefined;
}

export async function cardAtDesk(
  tx: Transaction,
  card: CurrentCard,
  staff: LibraryStaff,
  membership: LibraryMembership | undefined,
): Promise<CardAtDesk> {
  const facts = { accountId: card.accountId, memberships: membership ? [membership] : [] };
  const seesPerson = isAllowed('LibraryCardAccount', staff.role, relationTo(staff, facts));
  if (!seesPerson) return { card, membership, account: undefined };
  const account = await findAccount(tx, { id: card.accountId });
  return { card, membership, account: account && { ...account, observer: staff.library } };
}
