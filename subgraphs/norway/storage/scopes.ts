import { everyRecord, type Scope } from '../../shared/runtime/scope.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

/** Memberships of that library, and the accounts and cards of its patrons. */
export function ofLibrary(library: LibraryNumber): Scope {
  return { kind: 'library', of: library };
}

/** That account alone, with its cards and memberships. */
export function ofAccount(id: string): Scope {
  return { kind: 'account', of: id };
}

/** The account of whoever has the number with that reference in the vault; not what belongs to it. */
export function ofPerson(reference: string): Scope {
  return { kind: 'person', of: reference };
}

/** Why something sees the accounts of all libraries. A test lists them: none is added unseen. */
export const ACROSS_LIBRARIES = {
  cardInHand: 'B10, B14: a card that is not active at the library yet is found by its number.',
  registerEvents: 'B16: an event of the population register tells of whoever has an account, at whatever library.',
  cardNumberTaken: 'B29: a number is given out once in the whole country.',
} as const;

export function acrossLibraries(reason: keyof typeof ACROSS_LIBRARIES): Scope {
  return everyRecord(reason);
}
