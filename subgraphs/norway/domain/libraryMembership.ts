import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { checkAcceptedRules, type Library } from './library.ts';
import type { LibraryNumber } from './libraryNumber.ts';

/** What a person is at one library. Belongs to the account, not to the card, and so survives its cards (B31). */
export type LibraryMembership = PendingMembership | ActiveMembership | EndedMembership;

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

/** Left, or cancelled altogether. `since` is when it was chosen or activated. */
export interface EndedMembership extends EveryMembership {
  readonly status: 'ENDED';
  readonly since: Date;
  readonly acceptedRulesVersion: string | undefined;
  readonly endedAt: Date;
}

/** Which membership is activated where: the library is the one whose desk does it, or that lets holders do it. */
export interface Activation {
  readonly id: string;
  readonly accountId: string;
  readonly library: Library;
  readonly acceptedRulesVersion: string;
  readonly at: Date;
}

/**
 * The membership after the card's first use in that library: of the pending or ended one, or a new one at a further
 * library (B14). Refused where the rules accepted are not those in force, or where the person is a patron already.
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

/** Becoming a patron of a further library without coming to its desk, where the library offers that (B14). */
export function joinLibrary(
  current: LibraryMembership | undefined,
  activation: Activation,
): ActiveMembership | Refusal<'ALREADY_ACTIVE' | 'LENDING_RULES_CHANGED' | 'SELF_ACTIVATION_NOT_OFFERED'> {
  const field = 'libraryNumber';
  if (current?.status === 'ACTIVE') return refuse('ALREADY_ACTIVE', { field });
  if (!activation.library.selfActivation) return refuse('SELF_ACTIVATION_NOT_OFFERED', { field });
  return activateMembership(current, activation);
}

/** The membership of a patron who accepts rules that came into force since the last acceptance (B11). */
export function acceptRules(
  current: LibraryMembership | undefined,
  library: Library,
  acceptedRulesVersion: string,
): ActiveMembership | Refusal<'NOT_A_PATRON' | 'LENDING_RULES_CHANGED' | 'LENDING_RULES_ALREADY_ACCEPTED'> {
  if (current?.status !== 'ACTIVE') return refuse('NOT_A_PATRON', { field: 'libraryNumber' });
  const changed = checkAcceptedRules(library, acceptedRulesVersion);
  if (changed) return changed;
  if (current.acceptedRulesVersion === acceptedRulesVersion) {
    return refuse('LENDING_RULES_ALREADY_ACCEPTED', { field: 'acceptedRulesVersion' });
  }
  return { ...current, acceptedRulesVersion };
}

/** The membership after its end. Loans and claims are the library's own and are not touched. */
export function endMembership(current: LibraryMembership, at: Date): EndedMembership {
  if (current.status === 'ENDED') return current;
  const { id, accountId, library } = current;
  const acceptedRulesVersion = current.status === 'ACTIVE' ? current.acceptedRulesVersion : undefined;
  return { id, accountId, library, status: 'ENDED', since: beganAt(current), acceptedRulesVersion, endedAt: at };
}

/** When it was chosen, from its activation on when it was activated. */
export function beganAt(membership: LibraryMembership): Date {
  switch (membership.status) {
    case 'PENDING':
      return membership.chosenAt;
    case 'ACTIVE':
      return membership.activatedAt;
    case 'ENDED':
      return membership.since;
  }
}
