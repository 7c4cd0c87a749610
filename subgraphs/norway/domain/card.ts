import type { CardNumber } from './cardNumber.ts';

/** A national library card. The digital one lives on a screen and works like the printed one (B9). */
export type Card = IssuedCard | ActiveCard;
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
export function activateCard(card: Card, now: Date): ActiveCard {
  return card.state === 'ACTIVE' ? card : { ...card, state: 'ACTIVE', firstActivatedAt: now };
}
