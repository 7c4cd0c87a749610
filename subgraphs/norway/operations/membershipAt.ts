import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { LockedAccount } from './lockAccount.ts';

/** The membership with that library, of an account as a change left it; or the refusal. */
export function membershipAt(
  outcome: LockedAccount | Refusal<NorwegianRefusalCode>,
  library: LibraryNumber | undefined,
): LibraryMembership | Refusal<NorwegianRefusalCode> {
  if (isRefusal(outcome)) return outcome;
  const membership = outcome.memberships.find((own) => own.library === library);
  if (!membership) throw new Error('a change of a membership leaves one');
  return membership;
}
