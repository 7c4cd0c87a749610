import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff, Patron } from '../domain/actor.ts';
import { leavable } from '../domain/homeLibrary.ts';
import { endMembership, type LibraryMembership } from '../domain/libraryMembership.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { changeAccount, type Deed } from './changeAccount.ts';
import { libraryNamed } from './libraryNamed.ts';
import { membershipAt } from './membershipAt.ts';

export interface Leaving {
  readonly cardNumber?: string | null;
  readonly libraryNumber?: string | null;
  readonly dryRun: boolean;
}

/** Ends the membership with one library: the holder's wish, online or at that library's desk. */
export async function leaveLibrary(
  registry: Registry,
  actor: Patron | LibraryStaff,
  { cardNumber, libraryNumber, dryRun }: Leaving,
): Promise<LibraryMembership | Refusal<NorwegianRefusalCode>> {
  const number = libraryNamed(actor, libraryNumber);
  const deed: Deed = { actor, action: 'leaveLibrary', cardNumber, dryRun };
  const outcome = await changeAccount(registry, deed, async (_tx, { account, memberships }) => {
    const current = leavable(account, memberships, number);
    return isRefusal(current) ? current : { membership: endMembership(current, registry.now()) };
  });
  return membershipAt(outcome, number);
}
