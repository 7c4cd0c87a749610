import { describe, expect, test } from '@jest/globals';
import { checkIssues, type Library } from '../../../subgraphs/norway/domain/library.ts';
import type { LibraryNumber } from '../../../subgraphs/norway/domain/libraryNumber.ts';
import {
  discardLocalCard,
  isProvedHolder,
  type LocalCard,
  type LocalHolder,
  linkLocalCard,
  warningsOf,
} from '../../../subgraphs/norway/domain/localCard.ts';
import { type LocalCardNumber, parseLocalCardNumber } from '../../../subgraphs/norway/domain/localCardNumber.ts';
import type { TelephoneNumber } from '../../../subgraphs/norway/domain/telephoneNumber.ts';
import type { EmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';
import type { PersonName } from '../../../subgraphs/shared/vocabulary/personName.ts';

const at = new Date('2026-11-20T09:00:00Z');
const name = 'Vakker Blomst' as PersonName;
const numbered: LocalHolder = { kind: 'PERSON', name, person: 'vault-1' };
const unnumbered: LocalHolder = { kind: 'PERSON', name, person: undefined };
const school: LocalHolder = { kind: 'INSTITUTION', name };
const cardOf = (holder: LocalHolder): LocalCard => ({
  id: 'l',
  library: '2183300' as LibraryNumber,
  number: 'R-1' as LocalCardNumber,
  holder,
  contact: { telephone: '+4741234567' as TelephoneNumber, email: 'a@example.no' as EmailAddress },
  acceptedRulesVersion: '2026-1',
  issuedAt: at,
  state: 'ACTIVE',
});
const account = { id: 'a', person: 'vault-1' };

describe('a local card', () => {
  test.each([
    ['[B23] to the account of the person it was issued to', numbered, account, undefined],
    ['[B23] to that of its bearer, where it was issued to no number', unnumbered, account, undefined],
    ['to that of somebody else', numbered, { id: 'a', person: 'vault-2' }, 'LOCAL_CARD_OF_SOMEBODY_ELSE'],
    ['to that of somebody not in the vault', numbered, { id: 'a', person: undefined }, 'LOCAL_CARD_OF_SOMEBODY_ELSE'],
    ['[B3] of a school, to anybody', school, account, 'INSTITUTION_CARD_STAYS_LOCAL'],
  ])('is linked %s', (_, holder, to, refused) => {
    const outcome = linkLocalCard(cardOf(holder), to, at);
    expect('refused' in outcome ? outcome.refused : undefined).toBe(refused);
    if (!refused) expect(outcome).toMatchObject({ state: 'LINKED', accountId: 'a', linkedAt: at });
  });

  test('[B24] is discarded after the linking only, and once', () => {
    const active = cardOf(numbered);
    expect(discardLocalCard(active, at)).toMatchObject({ refused: 'LOCAL_CARD_NOT_LINKED' });
    const linked = linkLocalCard(active, account, at) as LocalCard;
    const discarded = discardLocalCard(linked, at) as LocalCard;
    expect(discarded).toMatchObject({ state: 'DISCARDED', accountId: 'a', discardedAt: at });
    expect(discardLocalCard(discarded, at)).toMatchObject({ refused: 'LOCAL_CARD_DISCARDED' });
    expect(linkLocalCard(linked, account, at)).toMatchObject({ refused: 'LOCAL_CARD_ALREADY_LINKED' });
    expect(linkLocalCard(discarded, account, at)).toMatchObject({ refused: 'LOCAL_CARD_DISCARDED' });
  });

  test.each([
    [numbered, 'vault-1', true],
    [numbered, 'vault-2', false],
    [numbered, undefined, false],
    [unnumbered, 'vault-1', false],
    [unnumbered, undefined, false],
    [school, undefined, false],
  ])('[B33] its holder is proved by the number it was issued to: %p, %p, %p', (holder, person, proved) => {
    expect(isProvedHolder(cardOf(holder), person)).toBe(proved);
  });

  test('[B2] [B3] the national card is recommended to persons, not to institutions', () => {
    expect([numbered, unnumbered, school].map((holder) => warningsOf(holder).length)).toEqual([1, 1, 0]);
  });

  test.each([
    ['R-1', 'R-1'],
    [' 0004711 ', '0004711'],
    ['Æ.12', 'Æ.12'],
    ['N18330000', 'N18330000'],
    ['x'.repeat(30), 'x'.repeat(30)],
    ['x'.repeat(31), undefined],
    ['N183300001', undefined],
    ['n183300001', undefined],
    ['R 1', undefined],
    ['', undefined],
    ["R'1", undefined],
  ])('its number %p is read as %p', (text, number) => {
    expect(parseLocalCardNumber(text)).toBe(number);
  });
});

test.each([
  [true, true, undefined, undefined],
  [true, false, undefined, 'LOCAL_CARDS_NOT_ISSUED'],
  [false, true, 'NATIONAL_CARDS_NOT_ISSUED', undefined],
])(
  '[B1] a library that issues national cards (%p) and local ones (%p) refuses %p, %p',
  (national, local, one, other) => {
    const library: Library = {
      number: '2183300' as LibraryNumber,
      name: 'Rana',
      lendingRules: { version: '2026-1', text: '', url: '' },
      issuesNationalCards: national,
      issuesLocalCards: local,
      selfActivation: false,
    };
    expect([checkIssues(library, 'NATIONAL')?.refused, checkIssues(library, 'LOCAL')?.refused]).toEqual([one, other]);
  },
);
