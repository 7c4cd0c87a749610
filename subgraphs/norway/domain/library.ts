import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryNumber } from './libraryNumber.ts';

/** A library that issues the national card. */
export interface Library {
  readonly number: LibraryNumber;
  readonly name: string;
  readonly lendingRules: LendingRules;
}

/** The lending rules in force: each library has its own (B11). */
export interface LendingRules {
  readonly version: string;
  readonly text: string;
  readonly url: string;
}

/** Refuses any version but the one in force, and names that one in `parts`. */
export function checkAcceptedRules(
  { lendingRules }: Library,
  acceptedVersion: string,
): Refusal<'LENDING_RULES_CHANGED'> | undefined {
  if (acceptedVersion === lendingRules.version) return undefined;
  return refuse('LENDING_RULES_CHANGED', { field: 'acceptedRulesVersion', parts: [lendingRules.version] });
}
