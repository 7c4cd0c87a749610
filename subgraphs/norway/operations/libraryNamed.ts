import type { LibraryStaff, Patron } from '../domain/actor.ts';
import { type LibraryNumber, parseLibraryNumber } from '../domain/libraryNumber.ts';

/** Which library is meant: for staff their own, whatever they write; for a patron the one that is named. */
export function libraryNamed(
  actor: Patron | LibraryStaff,
  libraryNumber: string | null | undefined,
): LibraryNumber | undefined {
  return actor.role === 'LIBRARY_STAFF' ? actor.library : parseLibraryNumber(libraryNumber ?? '');
}
