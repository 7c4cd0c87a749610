import { describe, expect, test } from '@jest/globals';
import { checkNewPassword } from '../../../subgraphs/netherlands/domain/password.ts';

const SIGNS = [...'!@$%^*()<>?'];
const LONGEST = `Aa1!${'x'.repeat(124)}`;

describe('a new password', () => {
  test.each(['Welkom01!', 'Welkom01^', 'Welko01!', LONGEST, 'Wachtwoord met spaties 1?', 'Wélkom01!#&'])(
    '[R4] %j is accepted',
    (password) => {
      expect(checkNewPassword(password, password)).toBeUndefined();
    },
  );

  test.each(SIGNS)('[R4] %s counts as a sign', (sign) => {
    expect(checkNewPassword(`Welkom01${sign}`, `Welkom01${sign}`)).toBeUndefined();
  });

  test.each([
    ['welkom01!', ['UPPER_CASE_LETTER']],
    ['WELKOM01!', ['LOWER_CASE_LETTER']],
    ['Welkom!!', ['DIGIT']],
    ['Welkom01', ['SIGN']],
    ['Welkom01#', ['SIGN']],
    ['Welkom01&', ['SIGN']],
    ['Wel01!', ['AT_LEAST_8_CHARACTERS']],
    ['Welk01!', ['AT_LEAST_8_CHARACTERS']],
    [`${LONGEST}x`, ['AT_MOST_128_CHARACTERS']],
    ['welkom', ['AT_LEAST_8_CHARACTERS', 'UPPER_CASE_LETTER', 'DIGIT', 'SIGN']],
    ['', ['AT_LEAST_8_CHARACTERS', 'UPPER_CASE_LETTER', 'LOWER_CASE_LETTER', 'DIGIT', 'SIGN']],
  ])('[R4] %j fails at all of %j at once', (password, parts) => {
    expect(checkNewPassword(password, password)).toEqual({ refused: 'PASSWORD_RULES', field: 'password', parts });
  });

  test('[R5] is typed twice', () => {
    expect(checkNewPassword('Welkom01!', 'Welkom01?')).toEqual({
      refused: 'PASSWORD_MISMATCH',
      field: 'passwordAgain',
    });
  });

  test('[R4] [R5] both faults are named', () => {
    expect(checkNewPassword('Welkom01', 'Welkom02')).toMatchObject({
      refused: 'PASSWORD_RULES',
      others: [{ refused: 'PASSWORD_MISMATCH' }],
    });
  });

  test('[R5] composed and decomposed letters are the same', () => {
    expect(checkNewPassword('Wélkom01!'.normalize('NFC'), 'Wélkom01!'.normalize('NFD'))).toBeUndefined();
  });
});
