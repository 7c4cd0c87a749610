import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryCardAccount } from './libraryCardAccount.ts';
import type { LibraryMembership } from './libraryMembership.ts';
import type { LibraryNumber } from './libraryNumber.ts';

/** The account with another home library: one among its own memberships, activated or chosen. */
export function moveHome(
  account: LibraryCardAccount,
  memberships: readonly LibraryMembership[],
  library: LibraryNumber | undefined,
): LibraryCardAccount | Refusal<'NOT_A_PATRON'> {
  const own = memberships.find((membership) => membership.library === library && membership.status !== 'ENDED');
  return own ? { ...account, homeLibrary: own.library } : refuse('NOT_A_PATRON', { field: 'libraryNumber' });
}

/** The membership that can be left: not the one with the home library, in whose place another must be chosen first. */
export function leavable(
  { homeLibrary }: LibraryCardAccount,
  memberships: readonly LibraryMembership[],
  library: LibraryNumber | undefined,
): LibraryMembership | Refusal<'NOT_A_PATRON' | 'HOME_LIBRARY'> {
  const field = 'libraryNumber';
  const own = memberships.find((membership) => membership.library === library && membership.status !== 'ENDED');
  if (!own) return refuse('NOT_A_PATRON', { field });
  return own.library === homeLibrary ? refuse('HOME_LIBRARY', { field }) : own;
}
