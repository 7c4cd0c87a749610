import { describe, expect, test } from '@jest/globals';
import {
  chooseNumber,
  type KnownNumber,
  readCustomerNumber,
} from '../../../subgraphs/netherlands/domain/enrolment/customerNumber.ts';
import {
  branchNumbering,
  NUMBER_PROCESSES,
  type NumberProcess,
  numberOf,
} from '../../../subgraphs/netherlands/domain/enrolment/numberProcess.ts';
import type { PassNumber } from '../../../subgraphs/netherlands/domain/passNumber.ts';
import { day } from '../day.ts';

const FIELD = { field: 'customerNumber' };
const ANNEN = { code: '5280', numberProcess: 1 } as const;
const NUMBER = '25280000000413' as PassNumber;

describe('what stands in the field for the customer number', () => {
  test.each([
    [undefined, { typed: 'GENERATE' }],
    [' ', { typed: 'GENERATE' }],
    ['v', { typed: 'GENERATE' }],
    ['V', { typed: 'GENERATE' }],
    ['VV', { refused: 'PLACEHOLDER_NUMBER', ...FIELD }],
    ['VVVVVVVVVVVVVV', { refused: 'PLACEHOLDER_NUMBER', ...FIELD }],
    ['p', { refused: 'PASS_NUMBER_LATER', ...FIELD }],
    ['2 5280 00000041 3', { typed: 'NUMBER', number: NUMBER }],
    ['5280000001', { typed: 'NUMBER', number: '5280000001' }],
    ['528000000', { refused: 'PASS_NUMBER_FORMAT', ...FIELD, parts: ['DIGITS_10_TO_14'] }],
    ['252800000004130', { refused: 'PASS_NUMBER_FORMAT', ...FIELD, parts: ['DIGITS_10_TO_14'] }],
    ['2528000000041E', { refused: 'PASS_NUMBER_FORMAT', ...FIELD, parts: ['DIGITS_10_TO_14'] }],
  ])('[N11] [N15] %j', (text, read) => {
    expect(readCustomerNumber(text)).toEqual(read);
  });
});

describe('the processes by which branches number', () => {
  test.each([
    [1, 41, '25280000000413'],
    [1, 99_999_999, '25280999999997'],
    [2, 41, '5280000000041'],
    [3, 41, '52800000414'],
    [4, 41, '52800000414'],
    [5, 41, '528000000041'],
    [6, 41, '5280000041'],
    [8, 41, '52800000414'],
  ] as const)(
    '[N11] process %i makes of serial %i the number %s, and takes it when typed',
    (numberProcess, serial, number) => {
      const branch = { code: '5280', numberProcess };
      expect(numberOf(branch, serial)).toBe(number);
      expect(branchNumbering(number, [branch])).toBe(branch);
    },
  );

  test('[N11] the eleven-test takes one digit for every serial but those that would need a tenth', () => {
    const branch = { code: '5280', numberProcess: 3 } as const;
    const numbers = Array.from({ length: 110 }, (_, serial) => numberOf(branch, serial));
    expect(numbers.filter((number) => number === undefined)).toHaveLength(10);
    for (const number of numbers.filter((one) => one !== undefined)) {
      const others = [...'0123456789'].map((digit) => `${number.slice(0, -1)}${digit}`);
      expect(others.filter((other) => branchNumbering(other, [branch]) === branch)).toEqual([number]);
    }
  });

  test.each(Object.keys(NUMBER_PROCESSES).map(Number))(
    '[N11] process %i ends with its last serial',
    (numberProcess) => {
      const branch = { code: '5280', numberProcess: numberProcess as NumberProcess };
      const first = 10 ** NUMBER_PROCESSES[branch.numberProcess].serialDigits;
      expect(() => numberOf(branch, first)).toThrow(RangeError);
    },
  );

  test.each([
    ['a wrong check digit', '25280000000412', 'CHECK_DIGIT'],
    ['a branch of another library', '26100000000016', 'BRANCH'],
    ['a number of another length', '2528000000041', 'LENGTH'],
    ['letters', '2528000000041x', 'DIGITS_10_TO_14'],
  ])('[N11] %s: %s', (_label, number, misfit) => {
    expect(branchNumbering(number, [ANNEN])).toBe(misfit);
  });

  test('[N11] a number of any branch of the library will do, by the process of that branch', () => {
    const gieten = { code: '5281', numberProcess: 6 } as const;
    expect(branchNumbering('5281000001', [ANNEN, gieten])).toBe(gieten);
    expect(branchNumbering('5280000001', [ANNEN, gieten])).toBe('BRANCH');
  });
});

describe('a typed number', () => {
  const PERSON = { birthDate: day('1991-01-04'), today: day('2026-11-20') };
  const OWNER = {
    customerId: 'a',
    birthDate: day('1991-01-04'),
    registeredThrough: day('2026-11-19'),
    isPrimary: true,
    status: 'NORMAL',
  } as const;
  const TAKEN: KnownNumber = { isTaken: true, owner: OWNER, branches: [ANNEN] };

  test('[N11] that is free and fits is given', () => {
    expect(chooseNumber(NUMBER, { isTaken: false, branches: [ANNEN] }, PERSON)).toEqual({
      by: 'TYPING',
      number: NUMBER,
      branch: '5280',
    });
  });

  test('[N11] that fits no branch is refused', () => {
    const refused = { refused: 'PASS_NUMBER_FORMAT', ...FIELD, parts: ['BRANCH'] };
    expect(chooseNumber(NUMBER, { isTaken: false, branches: [] }, PERSON)).toEqual(refused);
  });

  test('[N11] of a customer whose last term is over brings him back, whatever the branches number by now', () => {
    const again = { by: 'RE_REGISTER', number: NUMBER, customerId: 'a' };
    expect(chooseNumber(NUMBER, { ...TAKEN, branches: [] }, PERSON)).toEqual(again);
  });

  test.each([
    ['BANNED', 'MEMBERSHIP_BANNED'],
    ['OVERDUE', 'PAYMENT_FIRST'],
    ['REMINDER', undefined],
    ['CANCELLED', undefined],
  ] as const)('[N11] of a former customer whose last term ended as %s: %s', (status, refused) => {
    const outcome = chooseNumber(NUMBER, { ...TAKEN, owner: { ...OWNER, status } }, PERSON);
    expect(outcome).toMatchObject(refused ? { refused, ...FIELD } : { by: 'RE_REGISTER' });
  });

  test.each([
    ['of a customer on his last day', { ...OWNER, registeredThrough: day('2026-11-20') }],
    ['of a former customer who was born on another day', { ...OWNER, birthDate: day('1991-01-05') }],
    ['that was replaced', { ...OWNER, isPrimary: false }],
    ['of another library', undefined],
  ])('[N11] %s is in use', (_label, owner) => {
    expect(chooseNumber(NUMBER, { ...TAKEN, owner }, PERSON)).toEqual({ refused: 'PASS_NUMBER_IN_USE', ...FIELD });
  });
});
