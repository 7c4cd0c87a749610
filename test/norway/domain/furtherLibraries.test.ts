import { describe, expect, test } from '@jest/globals';
import { checkTold, patronAt } from '../../../subgraphs/norway/domain/accountCancellation.ts';
import { leavable, moveHome } from '../../../subgraphs/norway/domain/homeLibrary.ts';
import type { Library } from '../../../subgraphs/norway/domain/library.ts';
import type { LibraryCardAccount } from '../../../subgraphs/norway/domain/libraryCardAccount.ts';
import {
  acceptRules,
  beganAt,
  endMembership,
  joinLibrary,
  type LibraryMembership,
} from '../../../subgraphs/norway/domain/libraryMembership.ts';
import type { LibraryNumber } from '../../../subgraphs/norway/domain/libraryNumber.ts';

const at = new Date('2026-11-20T09:00:00Z');
const later = new Date('2026-12-01T09:00:00Z');
const [RANA, KARASJOK, DEICHMAN] = ['2183300', '2202100', '2030100'] as LibraryNumber[];
const library = (number: LibraryNumber | undefined, selfActivation: boolean): Library => ({
  number: number as LibraryNumber,
  name: '',
  lendingRules: { version: '2026-1', text: '', url: '' },
  issuesNationalCards: true,
  issuesLocalCards: true,
  selfActivation,
});
const of = (number: LibraryNumber | undefined) => ({ id: 'm', accountId: 'a', library: number as LibraryNumber });
const pending: LibraryMembership = { ...of(RANA), status: 'PENDING', chosenAt: at };
const active: LibraryMembership = {
  ...of(KARASJOK),
  status: 'ACTIVE',
  activatedAt: at,
  acceptedRulesVersion: '2025-1',
};
const ended = endMembership({ ...active, ...of(DEICHMAN) }, later);
const all = [pending, active, ended];
const account = { id: 'a', homeLibrary: RANA } as LibraryCardAccount;
const refusedOf = (outcome: object | undefined) => (outcome as { refused?: string } | undefined)?.refused;

describe('further libraries', () => {
  const activation = (selfActivation: boolean, acceptedRulesVersion = '2026-1') => ({
    id: 'new',
    accountId: 'a',
    library: library(KARASJOK, selfActivation),
    acceptedRulesVersion,
    at: later,
  });

  test.each([
    ['a new one', undefined, true, undefined],
    ['a chosen one', pending, true, undefined],
    ['one that was left', ended, true, undefined],
    ['one where one is a patron', active, true, 'ALREADY_ACTIVE'],
    ['one that does not offer it', undefined, false, 'SELF_ACTIVATION_NOT_OFFERED'],
  ])('[B14] joining %s', (_, current, offered, refused) => {
    expect(refusedOf(joinLibrary(current, activation(offered)))).toBe(refused);
  });

  test('[B11] [B14] joining with other rules than those in force is refused', () => {
    expect(joinLibrary(undefined, activation(true, '2024-1'))).toMatchObject({ refused: 'LENDING_RULES_CHANGED' });
  });

  test.each([
    ['the rules in force', active, '2026-1', undefined],
    ['rules of before', active, '2025-1', 'LENDING_RULES_CHANGED'],
    ['them twice', { ...active, acceptedRulesVersion: '2026-1' }, '2026-1', 'LENDING_RULES_ALREADY_ACCEPTED'],
    ['them before the activation', pending, '2026-1', 'NOT_A_PATRON'],
    ['them after leaving', ended, '2026-1', 'NOT_A_PATRON'],
    ['them without a membership', undefined, '2026-1', 'NOT_A_PATRON'],
  ])('[B11] accepting %s', (_, current, version, refused) => {
    expect(refusedOf(acceptRules(current, library(KARASJOK, false), version))).toBe(refused);
  });

  test('a membership keeps when it began and what was accepted when it ends, and ends once', () => {
    expect(endMembership(pending, later)).toMatchObject({
      status: 'ENDED',
      since: at,
      acceptedRulesVersion: undefined,
    });
    expect(ended).toMatchObject({ since: at, acceptedRulesVersion: '2025-1', endedAt: later });
    expect(endMembership(ended, at)).toBe(ended);
    expect(all.map(beganAt)).toEqual([at, at, at]);
  });
});

describe('the home library', () => {
  test.each([
    ['a chosen one', RANA, undefined],
    ['one where one is a patron', KARASJOK, undefined],
    ['one that was left', DEICHMAN, 'NOT_A_PATRON'],
    ['another one', '2999900' as LibraryNumber, 'NOT_A_PATRON'],
    ['none', undefined, 'NOT_A_PATRON'],
  ])('[B5] can be changed to %s', (_, number, refused) => {
    const moved = moveHome(account, all, number);
    expect(refusedOf(moved)).toBe(refused);
    if (!refused) expect(moved).toEqual({ ...account, homeLibrary: number });
  });

  test.each([
    ['one that is home', RANA, 'HOME_LIBRARY'],
    ['one that is not', KARASJOK, undefined],
    ['one that was left', DEICHMAN, 'NOT_A_PATRON'],
    ['none', undefined, 'NOT_A_PATRON'],
  ])('leaving %s', (_, number, refused) => {
    expect(refusedOf(leavable(account, all, number))).toBe(refused);
  });
});

describe('cancelling', () => {
  const two: LibraryMembership[] = [active, { ...active, ...of(RANA) }];

  test.each([
    [[], 'STILL_A_PATRON'],
    [[RANA], 'STILL_A_PATRON'],
    [[RANA, KARASJOK], undefined],
    [[KARASJOK, RANA, DEICHMAN], undefined],
  ])('after being told of %p: %p', (told, refused) => {
    expect(refusedOf(checkTold(two, told as string[]))).toBe(refused);
    expect(patronAt([...two, pending, ended])).toEqual([RANA, KARASJOK]);
  });
});
