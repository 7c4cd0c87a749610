import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Patron } from '../domain/actor.ts';
import { activateCard } from '../domain/card.ts';
import { joinLibrary as join, type LibraryMembership } from '../domain/libraryMembership.ts';
import { parseLibraryNumber } from '../domain/libraryNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { changeAccount, type Deed } from './changeAccount.ts';
import { findLibrary } from './findLibrary.ts';
import { membershipAt } from './membershipAt.ts';

export interface Joining {
  readonly idempotencyKey: string;
  readonly libraryNumber: string;
  readonly acceptedRulesVersion: string;
}

/** The holder becomes a patron of a further library, or of the chosen one, online, where that library offers it (B14). */
export async function joinLibrary(
  registry: Registry,
  patron: Patron,
  { idempotencyKey: key, ...request }: Joining,
): Promise<LibraryMembership | Refusal<NorwegianRefusalCode>> {
  const number = parseLibraryNumber(request.libraryNumber);
  const { acceptedRulesVersion } = request;
  const deed: Deed = { actor: patron, action: 'joinLibrary', attempt: { key, request } };
  const outcome = await changeAccount(registry, deed, async (tx, { account, card, memberships }) => {
    const library = number && (await findLibrary(tx, registry, number));
    if (!library) return refuse('LIBRARY_UNKNOWN', { field: 'libraryNumber' });
    const at = registry.now();
    const current = memberships.find((membership) => membership.library === number);
    const activation = { id: randomUUID(), accountId: account.id, library, acceptedRulesVersion, at };
    const membership = join(current, activation);
    if (isRefusal(membership)) return membership;
    const active = activateCard(card, at);
    return isRefusal(active) ? active : { cards: [active], membership };
  });
  return membershipAt(outcome, number);
}
