import type { Actor } from './actor.ts';
import { maySeeAccount } from './disclosure.ts';
import type { LibraryMembership } from './libraryMembership.ts';
import type { Relation } from './permissions.ts';

/** What has to be known of an account to tell whose it is. */
export interface AccountFacts {
  readonly accountId: string;
  /** All of it, or the ones at the library that asks. */
  readonly memberships: readonly LibraryMembership[];
  /** The account of whoever is signed in. */
  readonly ownAccountId?: string | undefined;
}

/** How the account stands to whoever asks. */
export function relationTo(actor: Actor, account: AccountFacts | undefined): Relation {
  if (!account) return 'NONE';
  switch (actor.role) {
    case 'PATRON':
      return account.ownAccountId === account.accountId ? 'OWN' : 'OTHER';
    case 'LIBRARY_STAFF':
    case 'LIBRARY_SYSTEM':
      return account.memberships.some((one) => maySeeAccount(actor.library, one)) ? 'OWN_LIBRARY' : 'OTHER';
    case 'ANYONE':
      return 'OTHER';
  }
}
