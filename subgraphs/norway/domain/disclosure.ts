import type { LibraryCardAccount } from './libraryCardAccount.ts';
import type { LibraryMembership } from './libraryMembership.ts';
import type { LibraryNumber } from './libraryNumber.ts';

/** Who looks at an account: the person whose it is, or a library. */
export type Observer = 'HOLDER' | LibraryNumber;

export interface ObservedAccount extends LibraryCardAccount {
  readonly observer: Observer;
}

/** A library sees the person from the activation there, and not before (B10). */
export function maySeeAccount(library: LibraryNumber, atLibrary: LibraryMembership | undefined): boolean {
  return atLibrary?.library === library && atLibrary.status === 'ACTIVE';
}

/**
 * Which library is home, for its holder and for that library itself. No other library is told, of nobody: the home
 * library tells where a protected person lives, and hiding it for those alone would tell who is protected.
 */
export function visibleHomeLibrary({ observer, homeLibrary }: ObservedAccount): LibraryNumber | undefined {
  return observer === 'HOLDER' || observer === homeLibrary ? homeLibrary : undefined;
}

/** A library sees only the membership with itself, for the same reason. */
export function visibleMemberships(
  observer: Observer,
  memberships: readonly LibraryMembership[],
): readonly LibraryMembership[] {
  return observer === 'HOLDER' ? memberships : memberships.filter(({ library }) => library === observer);
}
