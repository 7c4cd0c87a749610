import { describe, expect, test } from '@jest/globals';
import {
  type ActiveCard,
  activateCard,
  handOverPhysicalCard,
  issueDigitalCard,
} from '../../../subgraphs/norway/domain/card.ts';
import type { CardNumber } from '../../../subgraphs/norway/domain/cardNumber.ts';
import { maySeeAccount, visibleMemberships } from '../../../subgraphs/norway/domain/disclosure.ts';
import type { Library } from '../../../subgraphs/norway/domain/library.ts';
import { activateMembership, type LibraryMembership } from '../../../subgraphs/norway/domain/libraryMembership.ts';
import type { LibraryNumber } from '../../../subgraphs/norway/domain/libraryNumber.ts';

const number = '2183300' as LibraryNumber;
const elsewhere = '2202100' as LibraryNumber;
const library: Library = {
  number,
  name: 'Rana',
  lendingRules: { version: '2026-1', text: '', url: '' },
  issuesNationalCards: true,
  issuesLocalCards: true,
  selfActivation: false,
};
const at = new Date('2026-11-20T09:00:00Z');
const later = new Date('2026-12-01T09:00:00Z');
const pending: LibraryMembership = { id: 'm', accountId: 'a', library: number, status: 'PENDING', chosenAt: at };
const activation = { id: 'new', accountId: 'a', library, acceptedRulesVersion: '2026-1', at: later };

describe('a membership', () => {
  test('[B10] [B32] the pending one becomes active and stays the same membership', () => {
    expect(activateMembership(pending, activation)).toEqual({
      id: 'm',
      accountId: 'a',
      library: number,
      status: 'ACTIVE',
      activatedAt: later,
      acceptedRulesVersion: '2026-1',
    });
  });

  test('[B14] at a further library a new one begins', () => {
    expect(activateMembership(undefined, activation)).toMatchObject({ id: 'new', status: 'ACTIVE' });
  });

  test.each(['2025-3', '2026-10', '', '2026-1 '])(
    '[B11] with rules %p accepted it stays as it is',
    (acceptedRulesVersion) => {
      expect(activateMembership(pending, { ...activation, acceptedRulesVersion })).toEqual({
        refused: 'LENDING_RULES_CHANGED',
        field: 'acceptedRulesVersion',
        parts: ['2026-1'],
      });
    },
  );

  test('an active one cannot be activated, whatever rules are accepted', () => {
    const active = activateMembership(pending, activation) as LibraryMembership;
    for (const acceptedRulesVersion of ['2026-1', '2024-1']) {
      expect(activateMembership(active, { ...activation, acceptedRulesVersion })).toMatchObject({
        refused: 'ALREADY_ACTIVE',
      });
    }
  });
});

describe('a card', () => {
  const card = { id: 'c', accountId: 'a', number: 'N183300001' as CardNumber };

  test('[B8] [B9] [B10] the digital one is issued, and from its first activation on as good as a printed one', () => {
    const digital = issueDigitalCard(card, at);
    expect(digital).toMatchObject({ kind: 'DIGITAL', state: 'ISSUED' });
    const { kind, ...activated } = activateCard(digital, at) as ActiveCard;
    const { kind: printed, ...handedOver } = handOverPhysicalCard(card, at);
    expect([kind, printed]).toEqual(['DIGITAL', 'PHYSICAL']);
    expect(activated).toEqual(handedOver);
  });

  test('a further activation does not change when it was first activated', () => {
    const active = handOverPhysicalCard(card, at);
    expect(activateCard(active, later)).toEqual(active);
  });
});

describe('disclosure', () => {
  const active = activateMembership(pending, activation) as LibraryMembership;

  test.each([
    ['[B10] before the first use there', undefined, false],
    ['[B32] while it is only chosen', pending, false],
    ['after the activation there', active, true],
    ['after the activation elsewhere', { ...active, library: elsewhere }, false],
  ])('%s', (_, membership, seen) => {
    expect(maySeeAccount(number, membership)).toBe(seen);
  });

  test('a library sees its own membership, the holder all', () => {
    const memberships = [active, { ...active, library: elsewhere }];
    expect(visibleMemberships(number, memberships)).toEqual([active]);
    expect(visibleMemberships('HOLDER', memberships)).toEqual(memberships);
  });
});
