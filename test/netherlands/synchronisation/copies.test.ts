import { describe, expect, test } from '@jest/globals';
import type { PassNumber } from '../../../subgraphs/netherlands/domain/passNumber.ts';
import type { DigitalLevel } from '../../../subgraphs/netherlands/domain/subscription.ts';
import {
  SUBSCRIPTION_STATUSES,
  type SubscriptionStatus,
} from '../../../subgraphs/netherlands/domain/subscriptionStatus.ts';
import {
  entitlementToCopy,
  type LevelledTerm,
} from '../../../subgraphs/netherlands/domain/synchronisation/copiedEntitlement.ts';
import { differencesOf } from '../../../subgraphs/netherlands/domain/synchronisation/drift.ts';
import { day } from '../day.ts';

const PASS = '25280000000413' as PassNumber;
const TODAY = day('2026-11-20');
const LINK = { loginAccountId: 'account', state: 'LINKED' } as const;

function term(since: string, through: string, level: DigitalLevel = 'COMPLEET'): LevelledTerm {
  return { since: day(since), through: day(through), status: 'NORMAL', level };
}
const RUNNING = term('2026-11-20', '2027-10-31');
const copyOf = (terms: readonly LevelledTerm[], today = TODAY) =>
  entitlementToCopy({ link: LINK, passNumber: PASS, terms }, today);

describe('what the KB should have of a member', () => {
  test('[E4] the level of the running term, its last day, the present pass number', () => {
    const copy = { loginAccountId: 'account', subscription: 'COMPLEET', passNumber: PASS, validThrough: '2027-10-31' };
    expect(copyOf([RUNNING])).toEqual(copy);
    expect(copyOf([RUNNING], day('2027-10-31'))).toEqual(copy);
  });

  test.each(['2026-11-19', '2027-11-01'])('[E4] outside of the term nothing is open: %s', (today) => {
    expect(copyOf([RUNNING], day(today))).toMatchObject({ subscription: 'NONE', validThrough: undefined });
  });

  test.each(Object.keys(SUBSCRIPTION_STATUSES) as SubscriptionStatus[])('[N27] [N31] with the status %s', (status) => {
    const gives = ['NEW', 'BILLED', 'REMINDER', 'NORMAL'].includes(status);
    expect(copyOf([{ ...RUNNING, status }]).subscription).toBe(gives ? 'COMPLEET' : 'NONE');
  });

  test('the best of two that run, and unbroken terms of that level as one', () => {
    const basis = term('2026-01-01', '2027-12-31', 'BASIS');
    expect(copyOf([basis, RUNNING]).subscription).toBe('COMPLEET');
    const next = term('2027-11-01', '2028-10-31');
    expect(copyOf([next, RUNNING]).validThrough).toBe('2028-10-31');
    expect(copyOf([RUNNING, term('2027-11-02', '2028-10-31')]).validThrough).toBe('2027-10-31');
    expect(copyOf([RUNNING, term('2027-11-01', '2028-10-31', 'COMPACT')]).validThrough).toBe('2027-10-31');
    expect(copyOf([RUNNING, { ...next, status: 'CANCELLED' }]).validThrough).toBe('2027-10-31');
  });

  test.each(['STALE', 'FORGOTTEN'] as const)('nothing where the link is %s', (state) => {
    const known = { link: { ...LINK, state }, passNumber: PASS, terms: [RUNNING] };
    expect(entitlementToCopy(known, TODAY)).toMatchObject({ loginAccountId: undefined, passNumber: undefined });
  });
});

describe('[E6] [E8] [E17] where the two copies differ', () => {
  const library = copyOf([RUNNING]);

  test('nowhere, where they are the same', () => {
    expect(differencesOf(library, library, TODAY)).toEqual([]);
    expect(differencesOf(copyOf([]), { ...library, validThrough: day('2026-11-19') }, TODAY)).toEqual([]);
  });

  test('in a subscription that the KB knows as Basis, a pass number that did not come through, a last day', () => {
    const basis = { ...library, subscription: 'BASIS' } as const;
    expect(differencesOf(library, basis, TODAY)).toEqual(['SUBSCRIPTION']);
    expect(differencesOf(library, basis, day('2027-10-31'))).toEqual(['SUBSCRIPTION']);
    expect(differencesOf(library, basis, day('2027-11-01'))).toEqual([]);
    expect(differencesOf(library, { ...library, passNumber: '25280000000017' as PassNumber }, TODAY)).toEqual([
      'PASS_NUMBER',
    ]);
    expect(differencesOf(library, { ...library, validThrough: day('2027-09-30') }, TODAY)).toEqual(['VALID_THROUGH']);
    expect(differencesOf(library, { ...library, loginAccountId: 'other' }, TODAY)).toEqual(['LOGIN_ACCOUNT']);
  });

  test('in everything, where the KB has nothing', () => {
    expect(differencesOf(library, undefined, TODAY)).toEqual([
      'LOGIN_ACCOUNT',
      'SUBSCRIPTION',
      'PASS_NUMBER',
      'VALID_THROUGH',
    ]);
  });
});
