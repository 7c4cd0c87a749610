import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff, Patron } from '../domain/actor.ts';
import { acceptRules, type LibraryMembership } from '../domain/libraryMembership.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { changeAccount, type Deed } from './changeAccount.ts';
import { findLibrary } from './findLibrary.ts';
import { libraryNamed } from './libraryNamed.ts';
import { membershipAt } from './membershipAt.ts';

export interface RulesAcceptance {
  readonly cardNumber?: string | null;
  readonly libraryNumber?: string | null;
  readonly acceptedRulesVersion: string;
}

/** A patron accepts lending rules that came into force since the last acceptance (B11): online, or at that library's desk. */
export async function acceptLendingRules(
  registry: Registry,
  actor: Patron | LibraryStaff,
  { cardNumber, libraryNumber, acceptedRulesVersion }: RulesAcceptance,
): Promise<LibraryMembership | Refusal<NorwegianRefusalCode>> {
  const number = libraryNamed(actor, libraryNumber);
  const deed: Deed = { actor, action: 'acceptLendingRules', cardNumber };
  const outcome = await changeAccount(registry, deed, async (tx, { memberships }) => {
    const library = number && (await findLibrary(tx, registry, number));
    if (!library) return refuse('LIBRARY_UNKNOWN', { field: 'libraryNumber' });
    const current = memberships.find((membership) => membership.library === number);
    const membership = acceptRules(current, library, acceptedRulesVersion);
    return isRefusal(membership) ? membership : { membership };
  });
  return membershipAt(outcome, number);
}
