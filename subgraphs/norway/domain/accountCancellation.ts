import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryMembership } from './libraryMembership.ts';
import type { LibraryNumber } from './libraryNumber.ts';

/** Where somebody is a patron today, by number. */
export function patronAt(memberships: readonly LibraryMembership[]): LibraryNumber[] {
  return memberships
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ library }) => library)
    .sort();
}

/**
 * Refuses a cancellation by somebody who was not told of every library that they are still a patron of: their loans and
 * claims there stay. `parts` tells them.
 */
export function checkTold(
  memberships: readonly LibraryMembership[],
  acknowledged: readonly string[],
): Refusal<'STILL_A_PATRON'> | undefined {
  const libraries = patronAt(memberships);
  const isTold = libraries.every((library) => acknowledged.includes(library));
  return isTold ? undefined : refuse('STILL_A_PATRON', { field: 'acknowledgedLibraries', parts: libraries });
}
