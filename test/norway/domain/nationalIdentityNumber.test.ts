import { describe, expect, test } from '@jest/globals';
import { idnr } from '@navikt/fnrvalidator';
import { readSeries } from '../../../subgraphs/norway/domain/identityNumberSeries.ts';
import { isDNumber, parseNationalIdentityNumber } from '../../../subgraphs/norway/domain/nationalIdentityNumber.ts';
import { isRefusal } from '../../../subgraphs/shared/vocabulary/refusal.ts';
import { Sensitive } from '../../../subgraphs/shared/vocabulary/sensitive.ts';

function reason(text: string, synthetic: 'only' | 'refuse'): string | undefined {
  const parsed = parseNationalIdentityNumber(text, synthetic);
  return isRefusal(parsed) ? parsed.parts?.[0] : undefined;
}

describe('parseNationalIdentityNumber', () => {
  test.each([
    ['30908299902', 'synthetic, rule of 2032'],
    ['03851598730', 'synthetic, rule of 1964'],
    ['41819077906', 'synthetic D-number, rule of 2032'],
    ['41819077302', 'synthetic D-number, rule of 1964'],
    ['30908299996', 'first remainder 0'],
    ['30908299813', 'first remainder 1'],
    ['30908299910', 'first remainder 3'],
    ['02813299952', 'a year that may be to come'],
    ['41814061033', 'synthetic D-number, born in 1940 though its series once meant 2040'],
  ])('%s is taken where only synthetic numbers are: %s', (text) => {
    expect(reason(text, 'only')).toBeUndefined();
    expect(reason(text, 'refuse')).toBe('SYNTHETIC');
  });

  test.each([
    ['20036914700', 'rule of 1964'],
    ['30108299939', 'rule of 2032'],
    ['29020073150', 'leap day'],
    ['55102499947', 'D-number, rule of 2032'],
    ['42013299980', 'D-number of 2032'],
    ['02013299997', 'worked example, first remainder of 2032'],
    ['30108299920', 'worked example, rule of 2032'],
  ])('%s, published by the register, is taken where synthetic numbers are refused: %s', (text) => {
    expect(reason(text, 'refuse')).toBeUndefined();
    expect(reason(text, 'only')).toBe('NOT_SYNTHETIC');
  });

  test.each([
    ['20036914712', 'CHECK_DIGITS', 'second check digit'],
    ['12838520021', 'CHECK_DIGITS', 'second check digit of a synthetic one'],
    ['29020105729', 'DATE', '29 February of a year without'],
    ['00838520020', 'DATE', 'day 0'],
    ['32838520020', 'DATE', 'day 32'],
    ['40838520020', 'DATE', 'day 40'],
    ['72838520020', 'DATE', 'D-number with day 32'],
    ['80838520020', 'CHECK_DIGITS', 'common help number, misspelled'],
    ['01219000000', 'DATE', 'number of NAV alone'],
    ['201501234504', 'FORMAT', 'DUF number of the immigration authorities'],
    ['202398765405', 'FORMAT', 'DUF number'],
    ['12138520020', 'DATE', 'month 13'],
    ['12008520020', 'DATE', 'month 0'],
    ['12218520020', 'DATE', 'month 21'],
    ['12938520020', 'DATE', 'month 93'],
    ['1283852002', 'FORMAT', 'ten digits'],
    ['128385200200', 'FORMAT', 'twelve digits'],
    [' 12838520020', 'FORMAT', 'blank in front'],
    ['12838520020\n', 'FORMAT', 'line break behind'],
    ['1283852002a', 'FORMAT', 'letter'],
    ['١٢٨٣٨٥٢٠٠٢٠', 'FORMAT', 'digits of another script'],
    ['', 'FORMAT', 'nothing'],
  ])('%p is refused as %s: %s', (text, fault) => {
    expect(reason(text, 'only')).toBe(fault);
    expect(reason(text, 'refuse')).toBe(fault);
  });

  test.each([
    [40, 'HELP_OR_NAV'],
    [65, 'HEALTH_NETWORK'],
  ])('a number made by adding %i to the month is in no population register', (offset, series) => {
    const text = withCheckDigits(`12${String(3 + offset).padStart(2, '0')}85200`);
    expect(readSeries(text)).toEqual({ series });
    expect([reason(text, 'only'), reason(text, 'refuse')]).toEqual(['SERIES', 'SERIES']);
  });

  test.each(['8', '9'])('a common help number, which begins with %s, is in none either', (first) => {
    const text = withCheckDigits(`${first}00000005`);
    expect(readSeries(text)).toEqual({ series: 'COMMON_HELP' });
    expect([reason(text, 'only'), reason(text, 'refuse')]).toEqual(['SERIES', 'SERIES']);
  });

  test('[B15] prints as its first six digits only, whatever prints it', () => {
    const number = parseNationalIdentityNumber('12838520020', 'only');
    expect(`${number} ${JSON.stringify({ number })}`).toBe('128385***** {"number":"128385*****"}');
  });

  test('a refusal does not carry the number', () => {
    const refusal = parseNationalIdentityNumber('12838520021', 'only', 'nationalIdentityNumber');
    expect(refusal).toEqual({
      refused: 'NATIONAL_IDENTITY_NUMBER_INVALID',
      field: 'nationalIdentityNumber',
      parts: ['CHECK_DIGITS'],
    });
  });
});

describe('properties', () => {
  const random = generator(20_261_120);

  // What the validator of NAV does not know: the health network's synthetic numbers and common help numbers.
  const isUnknownToNav = (text: string) => /^[89]/.test(text) || (text.slice(2, 4) >= '66' && text.slice(2, 4) <= '77');
  const NAV_TYPES: Readonly<Record<string, readonly [series: string, isDNumber: boolean]>> = {
    fnr: ['REAL', false],
    dnr: ['REAL', true],
    hnr: ['HELP_OR_NAV', false],
    tnr: ['SYNTHETIC', false],
    'dnr-and-hnr': ['HELP_OR_NAV', true],
    'dnr-and-tnr': ['SYNTHETIC', true],
  };

  test('agrees with the validator of NAV on 100 000 strings, and on what kind of number it is', () => {
    const seen = new Map<string, number>();
    for (let round = 0; round < 100_000; round += 1) {
      const text =
        round % 2 === 0
          ? digits(11)
          : withCheckDigits(`${twoDigits(80)}${twoDigits(95)}${digits(5)}`, (round >> 1) % 4);
      if (isUnknownToNav(text)) continue;
      const [theirs, ours] = [idnr(text), readSeries(text)];
      const type = theirs.status === 'valid' ? theirs.type : 'none';
      const expected = NAV_TYPES[type] ?? ['none', ours];
      const found = 'series' in ours ? [ours.series, isDNumber(new Sensitive(text, '*'))] : ['none', ours];
      if (expected[0] !== found[0] || expected[1] !== found[1]) throw new Error(`${text}: ${type}, ${found}`);
      seen.set(type, (seen.get(type) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual([...Object.keys(NAV_TYPES), 'none'].sort());
    for (const count of seen.values()) expect(count).toBeGreaterThan(500);
  });

  test('no single wrong digit passes', () => {
    for (const text of ['12838520020', '30908299910', '41819077906']) {
      for (let place = 0; place < 11; place += 1) {
        for (let digit = 0; digit < 10; digit += 1) {
          const changed = text.slice(0, place) + digit + text.slice(place + 1);
          if (changed !== text) expect([changed, 'series' in readSeries(changed)]).toEqual([changed, false]);
        }
      }
    }
  });

  function digits(count: number): string {
    return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  }
  function twoDigits(below: number): string {
    return String(Math.floor(random() * below)).padStart(2, '0');
  }
});

/**
 * Both check digits, written apart from the code under test; two zeros where there are none. Remainder 0 is the rule of
 * 1964, 0 to 3 that of 2032.
 */
function withCheckDigits(nine: string, remainder = 0): string {
  const digit = (text: string, weights: number[]) =>
    (11 - (weights.reduce((sum, weight, place) => sum + weight * Number(text[place]), 0) % 11)) % 11;
  const first = (digit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) + remainder) % 11;
  const second = digit(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return first > 9 || second > 9 ? `${nine}00` : `${nine}${first}${second}`;
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
