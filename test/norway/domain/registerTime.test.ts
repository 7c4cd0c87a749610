import { describe, expect, test } from '@jest/globals';
import {
  compareRegisterTimes,
  parseRegisterTime,
  type RegisterTime,
} from '../../../subgraphs/norway/domain/registerTime.ts';

function time(text: string): RegisterTime {
  const parsed = parseRegisterTime(text);
  if (!parsed) throw new Error(`${text} is no time`);
  return parsed;
}

describe('a time of the register', () => {
  test.each([
    '2025-05-19T14:24:32+02:00',
    '2025-05-19T14:24:32.3+02:00',
    '2025-01-14T14:41:30.481248105+01:00',
    '2025-01-14T13:41:30Z',
  ])('%s is kept to the letter', (text) => {
    expect(time(text)).toBe(text);
  });

  test.each([
    '2025-05-19T14:24:32.1234567890+02:00',
    '2025-05-19T14:24:32',
    '2025-05-19',
    '2025-13-19T14:24:32Z',
    '2025-05-19T14:24:32.+02:00',
    ' 2025-05-19T14:24:32Z',
    '',
  ])('%p is none', (text) => {
    expect(parseRegisterTime(text)).toBeUndefined();
  });

  test.each([
    ['2025-05-19T14:24:32.358436417+02:00', '2025-05-19T14:24:32.358436418+02:00', -1],
    ['2025-05-19T14:24:32.9+02:00', '2025-05-19T14:24:32.899999999+02:00', 1],
    ['2025-05-19T14:24:32+02:00', '2025-05-19T12:24:32.000Z', 0],
    ['2025-05-19T14:24:32+02:00', '2025-05-19T14:24:32+01:00', -1],
    ['2025-05-19T14:24:33Z', '2025-05-19T14:24:32.999999999Z', 1],
  ])('%s against %s', (one, other, sign) => {
    expect(Math.sign(compareRegisterTimes(time(one), time(other)))).toBe(sign);
    expect(Math.sign(compareRegisterTimes(time(other), time(one)))).toBe(sign === 0 ? 0 : -sign);
  });
});
