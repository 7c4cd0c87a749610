import type { Transaction } from '../../shared/runtime/database.ts';
import type { Card } from '../domain/card.ts';
import { maySeeAccount, type ObservedAccount } from '../domain/disclosure.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import { findAccount } from '../storage/accountTable.ts';

/** A card as one library sees it: the person only after the activation there. */
export interface CardAtDesk {
  readonly card: Card;
  readonly membership: LibraryMembership | undefined;
  readonly account: ObservedAccount | undefined;
}

export async function cardAtDesk(
  tx: Transaction,
  card: Card,
  library: LibraryNumber,
  membership: LibraryMembership | undefined,
): Promise<CardAtDesk> {
  if (!maySeeAccount(library, membership)) return { card, membership, account: undefined };
  const account = await findAccount(tx, { id: card.accountId });
  return { card, membership, account: account && { ...account, observer: library } };
}
