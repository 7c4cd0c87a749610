import type { Transaction } from '../../../shared/runtime/database.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import type { Actor } from '../../domain/actor.ts';
import { isWaiting } from '../../domain/relations/cardRelation.ts';
import { type SeenRelation, seenByMain, seenByOther } from '../../domain/relations/seenRelation.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findOwedBy, findOwnCards, isClosed, type OwnCard } from '../../storage/memberSystem/relations/cards.ts';
import {
  findCardNames,
  findRelationsOf,
  type RelationWithSides,
} from '../../storage/memberSystem/relations/relationSides.ts';
import { ofOrganisation } from '../../storage/scopes.ts';
import { scopeOf } from '../actorOf.ts';

/** A card of whoever is signed in, with its open relations in both directions. */
export interface MemberCard {
  readonly id: string;
  readonly organisationId: string;
  readonly passNumberEnding: string;
  readonly closedToRelations: boolean;
  readonly actsFor: readonly SeenRelation[];
  readonly actedForBy: readonly SeenRelation[];
}

/** The cards that the signed-in login account belongs to; nobody else has any here. */
export async function cardsOf(registry: NetherlandsRegistry, actor: Actor): Promise<MemberCard[]> {
  if (actor.role !== 'LOGIN_ACCOUNT') return [];
  const read = async (tx: Transaction) => {
    const cards: MemberCard[] = [];
    for (const own of await findOwnCards(tx, actor.loginAccountId)) {
      cards.push(await inScope(tx, ofOrganisation(own.organisationId), () => cardOf(tx, own, registry.now())));
    }
    return cards;
  };
  return registry.database.transaction(read, scopeOf(actor));
}

async function cardOf(tx: Transaction, { id, organisationId }: OwnCard, now: Date): Promise<MemberCard> {
  const found = await findRelationsOf(tx, id);
  const asked = found.filter(({ relation }) => relation.mainCustomerId === id);
  const toAnswer = found.filter(
    ({ relation }) => relation.otherCustomerId === id && (relation.state === 'CONFIRMED' || isWaiting(relation, now)),
  );
  return {
    ...{ id, organisationId, closedToRelations: await isClosed(tx, id) },
    passNumberEnding: (await findCardNames(tx, [id])).get(id)?.ending ?? '',
    actsFor: await withOpenCents(tx, asked, now),
    actedForBy: toAnswer.map(({ relation, sides }) => seenByOther(relation, sides, now)),
  };
}

async function withOpenCents(tx: Transaction, asked: RelationWithSides[], now: Date): Promise<SeenRelation[]> {
  const payees = asked.flatMap(({ relation }) =>
    relation.state === 'CONFIRMED' && relation.function === 'PAY' ? [relation.otherCustomerId] : [],
  );
  const owed = await findOwedBy(tx, payees);
  const openOf = (id: string) =>
    owed.filter(({ customerId }) => customerId === id).reduce((sum, { openCents }) => sum + openCents, 0);
  return asked
    .map(({ relation, sides }) => {
      const seen = seenByMain(relation, sides, now);
      const mayPay = relation.state === 'CONFIRMED' && relation.function === 'PAY';
      return mayPay ? { ...seen, openCents: openOf(relation.otherCustomerId) } : seen;
    })
    .filter(isStanding);
}

function isStanding({ state }: SeenRelation): boolean {
  return state !== 'LAPSED';
}
