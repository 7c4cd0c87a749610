import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryNumber } from './libraryNumber.ts';

/** A library, with what it has chosen: which cards it issues (B1), and who may become a patron without coming by. */
export interface Library {
  readonly number: LibraryNumber;
  readonly name: string;
  readonly lendingRules: LendingRules;
  readonly issuesNationalCards: boolean;
  readonly issuesLocalCards: boolean;
  /** Whether the holder of a national card may become a patron here online (B14). */
  readonly selfActivation: boolean;
}

/** The lending rules in force: each library has its own (B11). */
export interface LendingRules {
  readonly version: string;
  readonly text: string;
  readonly url: string;
}

/** B1: a library issues the national card, cards of its own, or both. */
export function checkIssues<Card extends 'NATIONAL' | 'LOCAL'>(
  library: Library,
  card: Card,
): Refusal<`${Card}_CARDS_NOT_ISSUED`> | undefined {
  const issues = card === 'NATIONAL' ? library.issuesNationalCards : library.issuesLocalCards;
  return issues ? undefined : refuse(`${card}_CARDS_NOT_ISSUED`);
}

/** Refuses any version but the one in force, and names that one in `parts`. */
export function checkAcceptedRules(
  { lendingRules }: Library,
  acceptedVersion: string,
): Refusal<'LENDING_RULES_CHANGED'> | undefined {
  if (acceptedVersion === lendingRules.version) return undefined;
  return refuse('LENDING_RULES_CHANGED', { field: 'acceptedRulesVersion', parts: [lendingRules.version] });
}
