import { describe, expect, test } from '@jest/globals';
import { idnr } from '@navikt/fnrvalidator';
import { readSeries } from '../../../subgraphs/norway/domain/identityNumberSeries.ts';
import { parseNationalIdentityNumber } from '../../../subgraphs/norway/domain/nationalIdentityNumber.ts';
import { isRefusal } from '../../../subgraphs/shared/vocabulary/refusal.ts';

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
  ])('%s is taken where only synthetic numbers are: %s', (text) => {
    expect(reason(text, 'only')).toBeUndefined();
    expect(reason(text, 'refuse')).toBe('SYNTHETIC');
  });

  test.each([
    ['20036914700', 'rule of 1964'],
    ['30108299939', 'rule of 2032'],
    ['29020073150', 'leap day'],
    ['55102499947', 'D-number, rule of 2032'],
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
    ['80838520020', 'DATE', 'common help number'],
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

  test('agrees with the validator of NAV on 20 000 strings, except that it does not know the health network', () => {
    let valid = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const text = round % 2 === 0 ? digits(11) : withCheckDigits(`${twoDigits(75)}${twoDigits(95)}${digits(5)}`);
      const month = Number(text.slice(2, 4));
      if (text.length === 11 && month >= 66 && month <= 77) continue;
      const ours = 'series' in readSeries(text);
      if (ours) valid += 1;
      expect({ text, valid: ours }).toEqual({ text, valid: idnr(text).status === 'valid' });
    }
    expect(valid).toBeGreaterThan(1_000);
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

/** Both check digits by the rule of 1964, written apart from the code under test; two zeros where there are none. */
function withCheckDigits(nine: string): string {
  const digit = (text: string, weights: number[]) =>
    (11 - (weights.reduce((sum, weight, place) => sum + weight * Number(text[place]), 0) % 11)) % 11;
  const first = digit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
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
