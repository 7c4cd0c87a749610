import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { checkAcceptedRules, type Library } from './library.ts';
import type { LibraryNumber } from './libraryNumber.ts';

/** What a person is at one library. Belongs to the account, not to the card. */
export type LibraryMembership = PendingMembership | ActiveMembership;

interface EveryMembership {
  readonly id: string;
  readonly accountId: string;
  readonly library: LibraryNumber;
}

/** Chosen online, but not yet activated there (B7, B32). */
export interface PendingMembership extends EveryMembership {
  readonly status: 'PENDING';
  readonly chosenAt: Date;
}

/** A patron of the library, who accepted that version of its lending rules (B10, B11). */
export interface ActiveMembership extends EveryMembership {
  readonly status: 'ACTIVE';
  readonly activatedAt: Date;
  readonly acceptedRulesVersion: string;
}

/** Which membership is activated where: the library is the one whose desk does it. */
export interface Activation {
  readonly id: string;
  readonly accountId: string;
  readonly library: Library;
  readonly acceptedRulesVersion: string;
  readonly at: Date;
}

/**
 * The membership after the card's first use in that library: of the pending one, or a new one at a further library
 * (B14). Refused where the rules accepted are not those in force, or where the person is a patron already.
 */
export function activateMembership(
  current: LibraryMembership | undefined,
  { id, accountId, library, acceptedRulesVersion, at }: Activation,
): ActiveMembership | Refusal<'ALREADY_ACTIVE' | 'LENDING_RULES_CHANGED'> {
  if (current?.status === 'ACTIVE') return refuse('ALREADY_ACTIVE', { field: 'cardNumber' });
  const changed = checkAcceptedRules(library, acceptedRulesVersion);
  if (changed) return changed;
  const activated = { library: library.number, status: 'ACTIVE', activatedAt: at, acceptedRulesVersion } as const;
  return { id: current?.id ?? id, accountId, ...activated };
}
