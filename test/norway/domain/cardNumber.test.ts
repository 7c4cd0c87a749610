import { describe, expect, test } from '@jest/globals';
import { cardNumberAt, ordinalOf, parseCardNumber } from '../../../subgraphs/norway/domain/cardNumber.ts';
import {
  allotDigitalNumber,
  type CardNumberSeries,
  checkReservedForPrint,
} from '../../../subgraphs/norway/domain/cardNumberSeries.ts';
import { type LibraryNumber, parseLibraryNumber } from '../../../subgraphs/norway/domain/libraryNumber.ts';
import { parseTelephoneNumber } from '../../../subgraphs/norway/domain/telephoneNumber.ts';

describe('a card number', () => {
  test.each([
    ['N000106184', 'N000106184'],
    [' n000106184\r\n', 'N000106184'],
    ['N999999999', 'N999999999'],
  ])('%p is read as %s', (text, number) => {
    expect(parseCardNumber(text)).toBe(number);
  });

  test.each(['', 'N00010618', 'N0001061840', '000106184', 'M000106184', 'N00010618X', 'N 00106184'])(
    '%p is none',
    (text) => {
      expect(parseCardNumber(text)).toBeUndefined();
    },
  );

  test.each([0, 1, 106_184, 999_999_999])('keeps the zeros in front of %i', (ordinal) => {
    expect(cardNumberAt(ordinal)).toHaveLength(10);
    expect(ordinalOf(cardNumberAt(ordinal))).toBe(ordinal);
  });
});

describe('a reserved series', () => {
  const library = '2183300' as LibraryNumber;
  const digital: CardNumberSeries = { id: 'd', library, kind: 'DIGITAL', first: 10, last: 12, next: 12 };
  const printed: CardNumberSeries = { id: 'p', library, kind: 'PHYSICAL', first: 20, last: 22, next: 20 };
  const later: CardNumberSeries = { id: 'e', library, kind: 'DIGITAL', first: 30, last: 31, next: 30 };

  test('[B8] gives its next number to a digital card', () => {
    expect(allotDigitalNumber([digital])).toEqual({ number: 'N000000012', series: { ...digital, next: 13 } });
  });

  test('[B8] when it is used up the next series is taken, and without one the number is refused', () => {
    const usedUp = { ...digital, next: 13 };
    expect(allotDigitalNumber([usedUp, printed, later])).toMatchObject({ number: 'N000000030' });
    expect(allotDigitalNumber([usedUp, printed])).toEqual({ refused: 'CARD_SERIES_USED_UP' });
    expect(allotDigitalNumber([])).toEqual({ refused: 'CARD_SERIES_USED_UP' });
  });

  test.each([
    ['its own series of printed cards', library, printed, undefined],
    ['its own series of digital cards', library, digital, 'CARD_NUMBER_NOT_RESERVED'],
    ['no series', library, undefined, 'CARD_NUMBER_NOT_RESERVED'],
    ["another library's series", '2202100' as LibraryNumber, printed, 'CARD_NUMBER_OF_ANOTHER_LIBRARY'],
    ["another library's digital series", '2202100' as LibraryNumber, digital, 'CARD_NUMBER_OF_ANOTHER_LIBRARY'],
  ])('[B4] a library prints a number of %s: %p, %p, %p', (_, own, holding, refused) => {
    expect(checkReservedForPrint(own, holding)?.refused).toBe(refused);
  });
});

test.each([
  ['2183300', '2183300'],
  ['0183300', '0183300'],
  ['8183300', '8183300'],
  ['9183300', undefined],
  ['218330', undefined],
  ['21833000', undefined],
  ['218330O', undefined],
])('[B7] the library number %p is read as %p', (text, number) => {
  expect(parseLibraryNumber(text)).toBe(number);
});

test.each([
  ['41234567', '+4741234567'],
  ['412 34 567', '+4741234567'],
  ['+47 412 34 567', '+4741234567'],
  ['0047 41234567', '+4741234567'],
  ['+358 40 123 4567', '+358401234567'],
  ['11234567', undefined],
  ['1881', undefined],
  ['+0123456789', undefined],
  ['+1234567', undefined],
  ['+1234567890123456', undefined],
  ['41234567; DROP', undefined],
  ['', undefined],
])('[B15] the telephone number %p is read as %p', (text, number) => {
  expect(parseTelephoneNumber(text)).toBe(number);
});
