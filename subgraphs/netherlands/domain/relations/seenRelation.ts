import type { CardRelation, RelationFunction } from './cardRelation.ts';

export type SeenState = 'REQUESTED' | 'CONFIRMED' | 'WITHDRAWN' | 'LAPSED' | 'DECLINED' | 'ENDED';

/** An authorisation as one of its two sides may see it. */
export interface SeenRelation {
  readonly id: string;
  readonly function: RelationFunction;
  readonly state: SeenState;
  /** Whoever asked: of the number that he typed. The other side: of the card that asks. */
  readonly passNumberEnding: string;
  /** The other side's first name, once confirmed. */
  readonly firstName?: string | undefined;
  readonly requestedAt: Date;
  readonly confirmedAt?: Date | undefined;
  readonly lapsesAt?: Date | undefined;
  /** Euro cents that the other side has to pay; for who may pay them. */
  readonly openCents?: number | undefined;
}

/** What is known of the two sides; a first name is all that either ever gets (R15). */
export interface RelationSides {
  readonly mainFirstName: string;
  readonly mainEnding: string;
  readonly otherFirstName?: string | undefined;
}

/** For whoever asked: declined, unanswered and addressed to nobody look the same. */
export function seenByMain(
  relation: CardRelation,
  sides: Pick<RelationSides, 'otherFirstName'>,
  now: Date,
): SeenRelation {
  const state = relation.state === 'DECLINED' ? 'REQUESTED' : relation.state;
  return { ...seen(relation, state, sides.otherFirstName, now), passNumberEnding: relation.typedEnding };
}

export function seenByOther(
  relation: CardRelation,
  { mainFirstName, mainEnding }: Pick<RelationSides, 'mainFirstName' | 'mainEnding'>,
  now: Date,
): SeenRelation {
  return { ...seen(relation, relation.state, mainFirstName, now), passNumberEnding: mainEnding };
}

function seen(relation: CardRelation, state: SeenState, name: string | undefined, now: Date) {
  const { id, function: allowed, requestedAt } = relation;
  const confirmedAt = 'confirmedAt' in relation ? relation.confirmedAt : undefined;
  const overAt = 'overAt' in relation && state === 'REQUESTED' ? relation.overAt : undefined;
  return {
    ...{ id, function: allowed, requestedAt, confirmedAt, lapsesAt: overAt },
    state: overAt && now >= overAt ? ('LAPSED' as const) : state,
    firstName: relation.state === 'CONFIRMED' ? name : undefined,
  };
}
