import { describe, expect, test } from '@jest/globals';
import { PASS_NUMBER_PLACEHOLDER, passNumberOf } from '../../../subgraphs/netherlands/domain/passNumber.ts';

const ANNEN = { code: '5280', numberProcess: 1 } as const;

describe('the generated pass number', () => {
  test.each([
    [1, '25280000000017'],
    [2, '25280000000025'],
    [3, '25280000000033'],
    [41, '25280000000413'],
    [123_456, '25280001234565'],
    [99_999_999, '25280999999997'],
  ])('[N11] serial %i of branch 5280 is %s', (serial, number) => {
    expect(passNumberOf(ANNEN, serial)).toBe(number);
  });

  test('[N11] ends with a branch: there is no ten-digit serial', () => {
    expect(() => passNumberOf(ANNEN, 100_000_000)).toThrow(RangeError);
  });

  test('[N15] until then fourteen Vs stand in its place', () => {
    expect(PASS_NUMBER_PLACEHOLDER).toBe('VVVVVVVVVVVVVV');
    expect(PASS_NUMBER_PLACEHOLDER).toHaveLength(passNumberOf(ANNEN, 1)?.length ?? 0);
  });
});
