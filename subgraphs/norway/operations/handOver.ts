import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import { handOverPhysicalCard } from '../domain/card.ts';
import { checkIssues } from '../domain/library.ts';
import { activateMembership } from '../domain/libraryMembership.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { findOwnLibrary } from './findLibrary.ts';
import { printedNumber } from './printedNumber.ts';
import type { Issue } from './registration.ts';

/** What is handed over a desk to a new account: a printed card, and the membership with the desk's library, active at once. */
export async function handOver(
  tx: Transaction,
  registry: Registry,
  staff: LibraryStaff,
  handed: { cardNumber: string; acceptedRulesVersion: string; accountId: string },
): Promise<Omit<Issue, 'contact'> | Refusal<NorwegianRefusalCode>> {
  const { cardNumber, acceptedRulesVersion, accountId } = handed;
  const at = registry.now();
  const library = await findOwnLibrary(tx, registry, staff.library);
  const notIssued = checkIssues(library, 'NATIONAL');
  if (notIssued) return notIssued;
  const membership = activateMembership(undefined, { id: randomUUID(), accountId, library, acceptedRulesVersion, at });
  if (isRefusal(membership)) return membership;
  const number = await printedNumber(tx, staff.library, cardNumber, 'cardNumber');
  return isRefusal(number)
    ? number
    : { card: handOverPhysicalCard({ id: randomUUID(), accountId, number }, at), membership };
}
