import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CardRelation, ConfirmedRelation, RelationFunction } from './cardRelation.ts';

/**
 * The authorisation by which the card may do that, or why there is none: confirmed, for that very function, and asked for
 * by one of the cards given. What the other card may do for others is never looked at (A may not act for C through B).
 */
export function authorisation(
  relation: CardRelation | undefined,
  asked: { readonly mainCards: readonly string[]; readonly function: RelationFunction },
): ConfirmedRelation | Refusal<'RELATION_NOT_AUTHORISED'> {
  const isHeld = relation?.state === 'CONFIRMED' && asked.mainCards.includes(relation.mainCustomerId);
  if (isHeld && relation.function === asked.function) return relation;
  return refuse('RELATION_NOT_AUTHORISED', { field: 'relationIds', parts: relation ? [relation.id] : [] });
}
