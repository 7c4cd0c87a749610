import { describe, expect, test } from '@jest/globals';
import { FinnishSSN } from 'finnish-ssn';
import {
  type ArtificialCodes,
  birthDateOf,
  formatPersonalIdentityCode,
  holdsPersonalIdentityCode,
  maskPersonalIdentityCode,
  parsePersonalIdentityCode,
} from '../../../subgraphs/finland/domain/personalIdentityCode.ts';
import { type CalendarDate, parseCalendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';
import { isRefusal } from '../../../subgraphs/shared/vocabulary/refusal.ts';
import { Sensitive } from '../../../subgraphs/shared/vocabulary/sensitive.ts';

const SIGNS = [...'+-YXWVUABCDEF'];
const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(text);
  return date;
}

function parse(text: string, artificial: ArtificialCodes = 'allow', today = '2024-06-15') {
  return parsePersonalIdentityCode(new Sensitive(text, '***'), { today: day(today), artificial });
}

function verdict(text: string, artificial?: ArtificialCodes, today?: string): string {
  const outcome = parse(text, artificial, today);
  return isRefusal(outcome) ? outcome.refused.replace('PERSONAL_IDENTITY_CODE_', '') : birthDateOf(outcome);
}

function withCheck(date: string, sign: string, individual: string): string {
  return `${date}${sign}${individual}${CHECK_CHARACTERS[Number(date + individual) % 31]}`;
}

describe('[F9] a personal identity code', () => {
  test.each([
    ['131052-308T', '1952-10-13'],
    [' 131052-308t', '1952-10-13'],
    ['\t131052-308T\n', '1952-10-13'],
    ['290200A9288', '2000-02-29'],
    ['170599+903N', '1899-05-17'],
    ['311299V9296', '1999-12-31'],
    ['140823c930d', '2023-08-14'],
    ['131052/308T', 'FORMAT'],
    ['131052 -308T', 'FORMAT'],
    ['010190-000N', 'INDIVIDUAL_NUMBER'],
    ['010101-001R', 'INDIVIDUAL_NUMBER'],
    ['311229A1234', 'FUTURE_DATE'],
    ['290201A248K', 'DATE'],
    ['310291-925X', 'DATE'],
    ['010594Y9031', 'CHECK_CHARACTER'],
    ['040191-9250', 'CHECK_CHARACTER'],
    ['040191G925P', 'FORMAT'],
    ['040191-925', 'FORMAT'],
    ['22222222222', 'FILLER'],
    ['000000-0000', 'FILLER'],
    [' xxxxxxxxxxx ', 'FILLER'],
    ['-', 'FILLER'],
    ['222', 'FORMAT'],
    ['22222222223', 'FORMAT'],
    ['', 'FORMAT'],
    ['131052-308TT', 'FORMAT'],
    ['131052-30ſT', 'FORMAT'],
  ])('%j is %s', (text, expected) => expect(verdict(text)).toBe(expected));

  test.each(
    `010594Y9032 010594Y9021 020594X903P 020594X902N 030594W903B 030694W9024 040594V9030 040594V902Y 050594U903M
     050594U902L 010516B903X 010516B902W 020516C903K 020516C902J 030516D9037 030516D9026 010501E9032 020502E902X
     020503F9037 020504A902E 020504B904H 150609A920H 160609A9216 150606A922T 160606A923F 280215A924B 280215B924B
     040191-925P 040191X925P 301147-9267 030338Y9272 050585W9328 101072U9336 010412D9343 190718E935P 090920F936D`.split(
      /\s+/,
    ),
  )('%s is valid, and finnish-ssn agrees', (code) => {
    expect(verdict(code)).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(FinnishSSN.validate(code)).toBe(true);
  });

  const otherSigns = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter(
    (character) => !SIGNS.includes(character.toUpperCase()),
  );
  test.each(otherSigns)('%j is no sign', (sign) => expect(verdict(`040191${sign}925P`)).toBe('FORMAT'));

  test.each(SIGNS)('%s is a sign', (sign) => {
    const century = sign === '+' ? '18' : '-YXWVU'.includes(sign) ? '19' : '20';
    expect(verdict(withCheck('040115', sign, '925'))).toBe(`${century}15-01-04`);
  });

  test('keeps the sign: two codes with one check character are two codes', () => {
    const codes = ['280215A924B', '280215b924b'].map((text) => parse(text));
    const written = codes.map((code) => (isRefusal(code) ? code.refused : formatPersonalIdentityCode(code)));
    expect(written).toEqual(['280215A924B', '280215B924B']);
  });

  test.each([
    ['the day it is', '2015-02-28', '2015-02-28'],
    ['the day after', '2015-02-27', 'FUTURE_DATE'],
  ])('of somebody born %s', (_label, today, expected) => {
    expect(verdict('280215A924B', 'allow', today)).toBe(expected);
  });

  test.each([
    ['002', 'refuse', '1952-10-13'],
    ['899', 'refuse', '1952-10-13'],
    ['900', 'refuse', 'ARTIFICIAL'],
    ['999', 'refuse', 'ARTIFICIAL'],
    ['900', 'allow', '1952-10-13'],
    ['999', 'allow', '1952-10-13'],
  ] as const)(
    'with the individual number %s where artificial codes are told to %s',
    (individual, artificial, expected) => {
      expect(verdict(withCheck('131052', '-', individual), artificial)).toBe(expected);
    },
  );

  test('shows its mask wherever it is printed', () => {
    const code = parse('280215A924B');
    expect(JSON.stringify({ code })).toBe('{"code":"280215****"}');
    expect(`${code}`).toBe('280215****');
    expect(maskPersonalIdentityCode(day('2015-02-28'))).toBe('280215****');
  });

  // All that finnish-ssn gets wrong: nothing else is left out of the comparison below.
  test.each([
    ['000 and 001 are nobody’s', withCheck('010190', '-', '000'), 'INDIVIDUAL_NUMBER', true],
    ['000 and 001 are nobody’s', withCheck('010101', 'A', '001'), 'INDIVIDUAL_NUMBER', true],
    ['nobody is born in the future', withCheck('311229', 'A', '123'), 'FUTURE_DATE', true],
    ['case does not matter', '280215a924b', '2015-02-28', false],
    ['nor do blanks around it', ' 280215A924B', '2015-02-28', false],
    ['the 1800s are whole', withCheck('170549', '+', '903'), '1849-05-17', false],
  ])('where finnish-ssn is wrong: %s', (_rule, code, expected, oracle) => {
    expect([verdict(code), FinnishSSN.validate(code)]).toEqual([expected, oracle]);
  });

  test('where finnish-ssn is wrong: it knows no births from 2030 on', () => {
    const code = withCheck('010130', 'A', '903');
    expect([verdict(code, 'allow', '2030-01-01'), FinnishSSN.validate(code)]).toEqual(['2030-01-01', false]);
  });

  test('agrees with finnish-ssn on thousands of codes of the 1800s', () => {
    for (let step = 0; step < 2_000; step += 1) {
      const date = [1 + (step % 31), 1 + (step % 12), 50 + (step % 50)].map((part) => String(part).padStart(2, '0'));
      const code = withCheck(date.join(''), '+', String(2 + ((step * 7) % 998)).padStart(3, '0'));
      expect([code, /^\d/.test(verdict(code))]).toEqual([code, FinnishSSN.validate(code)]);
    }
  });

  test.each([9, 10])('no other ASCII character stands at place %d', (place) => {
    const code = '040191-925P';
    const texts = Array.from(
      { length: 128 },
      (_, one) => code.slice(0, place) + String.fromCharCode(one) + code.slice(place + 1),
    );
    const valid = texts.filter((text) => !/FORMAT|CHECK/.test(verdict(text)));
    expect(valid.map((text) => text.toUpperCase())).toEqual(place === 10 ? [code, code] : [code]);
  });

  test('agrees with finnish-ssn on thousands of codes, right and with one character changed', () => {
    for (let step = 0; step < 4_000; step += 1) {
      const date = [1 + (step % 31), 1 + (step % 12), step % 25].map((part) => String(part).padStart(2, '0')).join('');
      const code = withCheck(date, SIGNS[1 + (step % 12)] ?? '-', String(2 + ((step * 7) % 998)).padStart(3, '0'));
      const position = step % 11;
      const changed = code.slice(0, position) + CHECK_CHARACTERS[step % 31] + code.slice(position + 1);
      for (const text of [code, changed]) {
        const refused = verdict(text, 'allow', '2029-12-31');
        // Where finnish-ssn is wrong: it takes 000 and 001, and knows no births after 2029.
        if (refused === 'INDIVIDUAL_NUMBER' || /^20[3-9]/.test(refused) || refused === 'FUTURE_DATE') continue;
        expect([text, /^\d/.test(refused)]).toEqual([text, FinnishSSN.validate(text)]);
      }
    }
  });
});

describe('a personal identity code in free text', () => {
  test.each([
    ['Hetu on 280215A924B.', true],
    ['280215a924b', true],
    ['(131052-308T)', true],
    ['puh. 040 1234567', false],
    ['A280215A924BB', false],
    ['', false],
  ])('%j: %s', (text, expected) => expect(holdsPersonalIdentityCode(text)).toBe(expected));
});
