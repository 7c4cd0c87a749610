import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';

/**
 * What one card may do for another (R10, R11). The source's form calls RENEW 'verlenen' and means 'verlengen'.
 */
export type RelationFunction = 'RENEW' | 'PAY';

interface Asked {
  readonly id: string;
  /** The card that asks to act for the other ('hoofdpas'). */
  readonly mainCustomerId: string;
  readonly function: RelationFunction;
  /** The last four digits of the number as it was typed. */
  readonly typedEnding: string;
  readonly requestedAt: Date;
}

/**
 * Waits for the other card's owner until it lapses at `overAt`. Without a card asked for where what was typed names
 * none; whoever asked cannot tell. DECLINED is hidden from him too: a no would tell that there is somebody.
 */
export interface RelationRequest extends Asked {
  readonly state: 'REQUESTED' | 'DECLINED';
  readonly otherCustomerId?: string | undefined;
  readonly overAt: Date;
}

export interface ConfirmedRelation extends Asked {
  readonly state: 'CONFIRMED';
  readonly otherCustomerId: string;
  readonly confirmedAt: Date;
}

export interface ClosedRelation extends Asked {
  readonly state: 'WITHDRAWN' | 'LAPSED' | 'ENDED';
  readonly otherCustomerId?: string | undefined;
  readonly confirmedAt?: Date | undefined;
  readonly overAt: Date;
}

/** One authorisation: one function, one direction. It is never mutual and never passed on (R9, R12). */
export type CardRelation = RelationRequest | ConfirmedRelation | ClosedRelation;

/** The other card's owner says yes, to this function alone (R13, T10). */
export function confirm(relation: CardRelation, now: Date): ConfirmedRelation | Refusal<'RELATION_NOT_WAITING'> {
  const { otherCustomerId } = relation;
  if (!isWaiting(relation, now) || !otherCustomerId) return refuse('RELATION_NOT_WAITING');
  const { overAt: _overAt, ...asked } = relation;
  return { ...asked, state: 'CONFIRMED', otherCustomerId, confirmedAt: now };
}

export function decline(relation: CardRelation, now: Date): RelationRequest | Refusal<'RELATION_NOT_WAITING'> {
  return isWaiting(relation, now) ? { ...relation, state: 'DECLINED' } : refuse('RELATION_NOT_WAITING');
}

/** By whoever asked; a request that was declined is withdrawn like one that nobody answered. */
export function withdraw(relation: CardRelation, now: Date): ClosedRelation | Refusal<'RELATION_NOT_WAITING'> {
  const looksOpen = isRequest(relation) && now < relation.overAt;
  return looksOpen ? { ...relation, state: 'WITHDRAWN', overAt: now } : refuse('RELATION_NOT_WAITING');
}

/** By either side, at once (R14). */
export function end(relation: CardRelation, now: Date): ClosedRelation | Refusal<'RELATION_NOT_CONFIRMED'> {
  if (relation.state !== 'CONFIRMED') return refuse('RELATION_NOT_CONFIRMED');
  return { ...relation, state: 'ENDED', overAt: now };
}

/** Whether the other side may still answer it. */
export function isWaiting(relation: CardRelation, now: Date): relation is RelationRequest & { state: 'REQUESTED' } {
  return relation.state === 'REQUESTED' && now < relation.overAt;
}

function isRequest(relation: CardRelation): relation is RelationRequest {
  return relation.state === 'REQUESTED' || relation.state === 'DECLINED';
}
