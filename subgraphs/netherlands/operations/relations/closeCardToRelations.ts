import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import type { AccountHolder, DeskActor } from '../../domain/actor.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { isAllowed } from '../../domain/permissions.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { lockMember } from '../../storage/memberSystem/members.ts';
import { closeCard, findOwnCards, openCard } from '../../storage/memberSystem/relations/cards.ts';
import { ofOrganisation } from '../../storage/scopes.ts';
import { scopeOf } from '../actorOf.ts';
import { recordOutcome } from '../recordOutcome.ts';

export interface ClosedCard {
  readonly cardId: string;
  readonly closedToRelations: boolean;
}

const OPERATION = 'closeCardToRelations';

/**
 * For whoever must not be found: a closed card ends its relations, and requests for it are answered as those for a card
 * that does not exist. By its owner, or at his word by a desk of its library.
 */
export async function closeCardToRelations(
  registry: NetherlandsRegistry,
  actor: AccountHolder | DeskActor,
  { cardId, closed }: { readonly cardId: string; readonly closed: boolean },
): Promise<ClosedCard> {
  const act = async (tx: Transaction) => {
    const organisationId = isOpaqueId(cardId) ? await organisationOf(tx, actor, cardId) : undefined;
    if (!organisationId) throw new Failure('NOT_FOUND');
    const now = registry.now();
    const change = async () => {
      if (!(await lockMember(tx, cardId))) throw new Failure('NOT_FOUND');
      await (closed ? closeCard(tx, cardId, now) : openCard(tx, cardId));
    };
    await inScope(tx, ofOrganisation(organisationId), change);
    const outcome = { cardId, closedToRelations: closed };
    await recordOutcome(tx, { actor, operation: OPERATION, subject: cardId, outcome }, now);
    return outcome;
  };
  return registry.database.transaction(act, scopeOf(actor));
}

async function organisationOf(
  tx: Transaction,
  actor: AccountHolder | DeskActor,
  cardId: string,
): Promise<string | undefined> {
  if (actor.role === 'LIBRARY_DESK') {
    return isAllowed(OPERATION, actor.role, 'OWN_LIBRARY') ? actor.organisationId : undefined;
  }
  const own = (await findOwnCards(tx, actor.loginAccountId)).find(({ id }) => id === cardId);
  return own && isAllowed(OPERATION, actor.role, 'OWN') ? own.organisationId : undefined;
}
