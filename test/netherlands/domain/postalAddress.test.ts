import { describe, expect, test } from '@jest/globals';
import { parsePostalAddress } from '../../../subgraphs/netherlands/domain/postalAddress.ts';
import { parsePostcode } from '../../../subgraphs/netherlands/domain/postcode.ts';

const ANNEN = { country: 'NL', postcode: '9468 BG', houseNumber: 41 };

describe('a postcode', () => {
  test.each(['9468 BG', '9468BG', '9468bg', ' 9468 bg '])('[N13] %j is 9468 BG', (typed) => {
    expect(parsePostcode(typed, 'NL')).toBe('9468 BG');
  });

  test.each(['0468 BG', '9468 SS', '9468 SA', '9468 SD', '9468 B', '94681 BG', '9468  BG', '946 8BG', ''])(
    '[N13] %j is none of the Netherlands',
    (typed) => {
      expect(parsePostcode(typed, 'NL')).toEqual({ refused: 'POSTCODE_INVALID', field: 'postcode' });
    },
  );

  test.each([
    ['49733', 'DE', '49733'],
    ['sw1a 1aa', 'GB', 'SW1A 1AA'],
  ])('[N13] %j of %s is taken as typed', (typed, country, postcode) => {
    expect(parsePostcode(typed, country)).toBe(postcode);
  });

  test('[N13] a sentence is no postcode of any country', () => {
    expect(parsePostcode('next to the church', 'DE')).toMatchObject({ refused: 'POSTCODE_INVALID' });
  });
});

describe('a postal address', () => {
  test('[N13] is read as one', () => {
    expect(parsePostalAddress({ ...ANNEN, houseNumberAddition: '-b' })).toEqual({ ...ANNEN, addition: 'B' });
    expect(parsePostalAddress(ANNEN)).toEqual({ ...ANNEN, addition: '' });
  });

  test.each([
    ['houseNumber', { houseNumber: 0 }],
    ['houseNumber', { houseNumber: 100_000 }],
    ['houseNumberAddition', { houseNumberAddition: 'ABCDEFG' }],
    ['houseNumberAddition', { houseNumberAddition: 'b;' }],
  ])('[N13] %s is refused in %j', (field, change) => {
    expect(parsePostalAddress({ ...ANNEN, ...change })).toEqual({ refused: 'HOUSE_NUMBER_INVALID', field });
  });

  test.each([1, 99_999])('[N13] %i is a house number', (houseNumber) => {
    expect(parsePostalAddress({ ...ANNEN, houseNumber })).toMatchObject({ houseNumber });
  });

  test.each(['ZZZ', 'N', '', 'N1', 'QX'])('[N13] %j is no country', (country) => {
    expect(parsePostalAddress({ ...ANNEN, country })).toEqual({ refused: 'COUNTRY_INVALID', field: 'country' });
  });

  test('[N13] everything wrong is named at once', () => {
    expect(parsePostalAddress({ country: 'NL', postcode: '1', houseNumber: 0, houseNumberAddition: '!' })).toEqual({
      refused: 'POSTCODE_INVALID',
      field: 'postcode',
      others: [
        { refused: 'HOUSE_NUMBER_INVALID', field: 'houseNumber' },
        { refused: 'HOUSE_NUMBER_INVALID', field: 'houseNumberAddition' },
      ],
    });
  });
});
