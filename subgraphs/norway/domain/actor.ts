import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { LibraryNumber } from './libraryNumber.ts';

/** Who acts, as far as this country knows. `name` is how the audit trail names them: issuer and subject. */
export type Actor = Anyone | Patron | LibraryStaff | LibrarySystem;

/** Nobody signed in, or somebody without a role here. */
export interface Anyone {
  readonly role: 'ANYONE';
}

/** Signed in at ID-porten. What the sign-in proved is looked at when it matters. */
export interface Patron {
  readonly role: 'PATRON';
  readonly name: string;
  readonly level: unknown;
  /** Missing for foreign sign-ins. */
  readonly identityNumber: Sensitive | undefined;
}

/** On duty at the desk of that one library. */
export interface LibraryStaff {
  readonly role: 'LIBRARY_STAFF';
  readonly name: string;
  readonly library: LibraryNumber;
}

/** The program of that one library, which keeps its own copy of its patrons up to date. */
export interface LibrarySystem {
  readonly role: 'LIBRARY_SYSTEM';
  readonly name: string;
  readonly library: LibraryNumber;
}

export type Role = Actor['role'];
