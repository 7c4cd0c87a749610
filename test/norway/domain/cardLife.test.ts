import { describe, expect, test } from '@jest/globals';
import {
  activateCard,
  blockCard,
  type Card,
  type CurrentCard,
  deleteCard,
  deleteForPrint,
  handOverPhysicalCard,
  isCurrent,
  issueDigitalCard,
  replaceLostCard,
  unblockCard,
} from '../../../subgraphs/norway/domain/card.ts';
import type { CardNumber } from '../../../subgraphs/norway/domain/cardNumber.ts';

const at = new Date('2026-11-20T09:00:00Z');
const later = new Date('2026-12-01T09:00:00Z');
const card = { id: 'c', accountId: 'a', number: 'N183300001' as CardNumber };
const issued = issueDigitalCard(card, at);
const digital = activateCard(issued, at) as CurrentCard;
const printed = handOverPhysicalCard(card, at);
const CURRENT: Record<string, CurrentCard> = {
  issued,
  digital,
  printed,
  'issued and blocked': blockCard(issued, later) as CurrentCard,
  'digital and blocked': blockCard(digital, later) as CurrentCard,
  'printed and blocked': blockCard(printed, later) as CurrentCard,
};

/** What becomes of each kind of card: its state, or the refusal. */
function outcomes(transition: (card: CurrentCard) => object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(CURRENT).map(([name, current]) => {
      const outcome = transition(current) as { refused?: string; state?: string };
      return [name, outcome.refused ?? outcome.state];
    }),
  );
}

describe('the life of a card', () => {
  test('[B10] activated at any library, but not while it is blocked', () => {
    expect(outcomes((current) => activateCard(current, later))).toEqual({
      issued: 'ACTIVE',
      digital: 'ACTIVE',
      printed: 'ACTIVE',
      'issued and blocked': 'CARD_BLOCKED',
      'digital and blocked': 'CARD_BLOCKED',
      'printed and blocked': 'CARD_BLOCKED',
    });
  });

  test('blocked when lost, and found again as it was', () => {
    for (const current of [issued, digital, printed]) {
      expect(unblockCard(blockCard(current, later) as CurrentCard)).toEqual(current);
      expect(unblockCard(current)).toMatchObject({ refused: 'CARD_NOT_BLOCKED' });
      expect(blockCard(blockCard(current, later) as CurrentCard, later)).toMatchObject({ refused: 'CARD_BLOCKED' });
    }
  });

  test('[B26] only a digital one that is not lost is deleted for a printed one', () => {
    expect(outcomes((current) => deleteForPrint(current, later))).toEqual({
      issued: 'DELETED',
      digital: 'DELETED',
      printed: 'CARD_NOT_DIGITAL',
      'issued and blocked': 'CARD_BLOCKED',
      'digital and blocked': 'CARD_BLOCKED',
      'printed and blocked': 'CARD_NOT_DIGITAL',
    });
  });

  test('only a lost one is replaced: a printed one is REPLACED, a digital one DELETED', () => {
    expect(outcomes((current) => replaceLostCard(current, later))).toEqual({
      issued: 'CARD_NOT_BLOCKED',
      digital: 'CARD_NOT_BLOCKED',
      printed: 'CARD_NOT_BLOCKED',
      'issued and blocked': 'DELETED',
      'digital and blocked': 'DELETED',
      'printed and blocked': 'REPLACED',
    });
  });

  test('any is deleted by a cancellation, and keeps when it was issued and first activated', () => {
    expect(Object.values(outcomes((current) => deleteCard(current, later)))).toEqual(Array(6).fill('DELETED'));
    expect(deleteCard(digital, later)).toEqual({
      ...card,
      kind: 'DIGITAL',
      state: 'DELETED',
      issuedAt: at,
      firstActivatedAt: at,
      endedAt: later,
    });
  });

  test('[B30] what ended is current no more, and is activated nowhere', () => {
    const ended: Card = deleteCard(issued, later);
    expect(isCurrent(ended)).toBe(false);
    expect(activateCard(ended, later)).toMatchObject({ refused: 'CARD_ENDED' });
  });
});
