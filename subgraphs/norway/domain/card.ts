import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { CardNumber } from './cardNumber.ts';

/** A national library card. The digital one lives on a screen and works like the printed one (B9). */
export type Card = CurrentCard | EndedCard;
/** Of these an account has one at most (B29). */
export type CurrentCard = IssuedCard | ActiveCard | BlockedCard;
export type CardKind = 'DIGITAL' | 'PHYSICAL';

interface EveryCard {
  readonly id: string;
  readonly accountId: string;
  readonly number: CardNumber;
  readonly kind: CardKind;
  readonly issuedAt: Date;
}

/** Given out, but not yet activated at any library (B10). */
export interface IssuedCard extends EveryCard {
  readonly state: 'ISSUED';
}

/** Activated at one library at least. Where it may be used, the memberships of its account say. */
export interface ActiveCard extends EveryCard {
  readonly state: 'ACTIVE';
  readonly firstActivatedAt: Date;
}

/** Reported lost: usable nowhere, until it is found or replaced. */
export interface BlockedCard extends EveryCard {
  readonly state: 'BLOCKED';
  readonly firstActivatedAt: Date | undefined;
  readonly blockedAt: Date;
}

/** Gone for good: a printed one that was replaced, or a card that was deleted. Its number is never given out again. */
export interface EndedCard extends EveryCard {
  readonly state: 'REPLACED' | 'DELETED';
  readonly firstActivatedAt: Date | undefined;
  readonly endedAt: Date;
}

export type NewCard = Pick<Card, 'id' | 'accountId' | 'number'>;

/** The card that somebody gets who registers online (B8). */
export function issueDigitalCard(card: NewCard, now: Date): IssuedCard {
  return { ...card, kind: 'DIGITAL', state: 'ISSUED', issuedAt: now };
}

/** The card that a library hands over its desk, used there at once (B4). */
export function handOverPhysicalCard(card: NewCard, now: Date): ActiveCard {
  return { ...card, kind: 'PHYSICAL', state: 'ACTIVE', issuedAt: now, firstActivatedAt: now };
}

/** The card after an activation at any library. */
export function activateCard(card: Card, now: Date): ActiveCard | Refusal<'CARD_ENDED' | 'CARD_BLOCKED'> {
  const usable = checkUsable(card);
  if ('refused' in usable) return usable;
  return usable.state === 'ACTIVE' ? usable : { ...usable, state: 'ACTIVE', firstActivatedAt: now };
}

/** The card, where it can be used. */
function checkUsable(card: Card): IssuedCard | ActiveCard | Refusal<'CARD_ENDED' | 'CARD_BLOCKED'> {
  const field = 'cardNumber';
  if (!isCurrent(card)) return refuse('CARD_ENDED', { field });
  return card.state === 'BLOCKED' ? refuse('CARD_BLOCKED', { field }) : card;
}

export function isCurrent(card: Card): card is CurrentCard {
  return card.state !== 'REPLACED' && card.state !== 'DELETED';
}

/** The card that is reported lost. */
export function blockCard(card: CurrentCard, now: Date): BlockedCard | Refusal<'CARD_BLOCKED'> {
  if (card.state === 'BLOCKED') return refuse('CARD_BLOCKED', { field: 'cardNumber' });
  return { ...card, state: 'BLOCKED', firstActivatedAt: firstActivated(card), blockedAt: now };
}

/** The card that was found again, as it was before. */
export function unblockCard(card: CurrentCard): IssuedCard | ActiveCard | Refusal<'CARD_NOT_BLOCKED'> {
  if (card.state !== 'BLOCKED') return refuse('CARD_NOT_BLOCKED', { field: 'cardNumber' });
  const { blockedAt: _blockedAt, firstActivatedAt, ...rest } = card;
  return firstActivatedAt ? { ...rest, state: 'ACTIVE', firstActivatedAt } : { ...rest, state: 'ISSUED' };
}

/** The digital card that a printed one is given for (B26). A lost one is replaced instead. */
export function deleteForPrint(card: CurrentCard, now: Date): EndedCard | Refusal<'CARD_NOT_DIGITAL' | 'CARD_BLOCKED'> {
  const field = 'cardNumber';
  if (card.kind !== 'DIGITAL') return refuse('CARD_NOT_DIGITAL', { field });
  return card.state === 'BLOCKED' ? refuse('CARD_BLOCKED', { field }) : endCard(card, now);
}

/** The lost card that another one is given for. */
export function replaceLostCard(card: CurrentCard, now: Date): EndedCard | Refusal<'CARD_NOT_BLOCKED'> {
  return card.state === 'BLOCKED' ? endCard(card, now) : refuse('CARD_NOT_BLOCKED', { field: 'cardNumber' });
}

/** The card after its last day: a printed one is replaced, a digital one deleted. */
function endCard(card: CurrentCard, now: Date): EndedCard {
  return { ...ended(card, now), state: card.kind === 'DIGITAL' ? 'DELETED' : 'REPLACED' };
}

/** The card of somebody who has cancelled. */
export function deleteCard(card: CurrentCard, now: Date): EndedCard {
  return { ...ended(card, now), state: 'DELETED' };
}

function ended(card: CurrentCard, now: Date): Omit<EndedCard, 'state'> {
  const { id, accountId, number, kind, issuedAt } = card;
  return { id, accountId, number, kind, issuedAt, firstActivatedAt: firstActivated(card), endedAt: now };
}

function firstActivated(card: CurrentCard): Date | undefined {
  return card.state === 'ISSUED' ? undefined : card.firstActivatedAt;
}
