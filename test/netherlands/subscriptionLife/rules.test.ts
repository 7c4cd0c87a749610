import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../subgraphs/netherlands/domain/member.ts';
import { ban, liftBan } from '../../../subgraphs/netherlands/domain/subscriptionLife/ban.ts';
import { cancellation } from '../../../subgraphs/netherlands/domain/subscriptionLife/cancellation.ts';
import { registeredThrough } from '../../../subgraphs/netherlands/domain/subscriptionLife/currentTerm.ts';
import { type RenewalFacts, renewal } from '../../../subgraphs/netherlands/domain/subscriptionLife/renewal.ts';
import { day } from '../day.ts';
import { NEXT, TERM, TYPE } from './terms.ts';

const facts = (today: string, overrides: Partial<RenewalFacts> = {}): RenewalFacts => ({
  ...{ terms: [TERM], type: TYPE, discountCents: 0, birthDate: day('1991-01-04'), channel: 'DESK' },
  ...{ firstMonthCounts: true, opensDaysBefore: 62, today: day(today) },
  ...overrides,
});

describe('a renewal', () => {
  test.each([
    ['on the first day on which it can be done', '2027-08-30', '2027-11-01', '2028-10-31'],
    ['on the last day', '2027-10-31', '2027-11-01', '2028-10-31'],
    ['the day after', '2027-11-01', '2027-11-01', '2028-10-31'],
    ['in the middle of a later month', '2027-12-15', '2027-12-15', '2028-11-30'],
    ['on 29 February', '2028-02-29', '2028-02-29', '2029-01-31'],
  ])('[N24] %s runs from then', (_label, today, since, through) => {
    expect(renewal(facts(today))).toMatchObject({ since, through, status: 'NEW', previous: { id: 'one' } });
  });

  test('[N24] ends with 29 February where its last month is that of a leap year', () => {
    const terms = [{ ...TERM, since: day('2026-03-10'), through: day('2027-02-28') }];
    expect(renewal(facts('2027-02-28', { terms }))).toMatchObject({ since: '2027-03-01', through: '2028-02-29' });
  });

  test('[N24] gets a month for free where it begins anew, and never where it follows', () => {
    const free = { firstMonthCounts: false };
    expect(renewal(facts('2027-10-31', free))).toMatchObject({ since: '2027-11-01', through: '2028-10-31' });
    expect(renewal(facts('2027-12-15', free))).toMatchObject({ since: '2027-12-15', through: '2028-12-31' });
  });

  test('is too early the day before, and says from when it can be done', () => {
    expect(renewal(facts('2027-08-29'))).toEqual({ refused: 'RENEWAL_TOO_EARLY', parts: ['2027-08-30'] });
  });

  test('of a term that was cancelled begins today', () => {
    const terms = [{ ...TERM, status: 'CANCELLED', cancelledOn: day('2027-01-10') } as const];
    expect(renewal(facts('2027-02-10', { terms }))).toMatchObject({ since: '2027-02-10', through: '2028-01-31' });
    const next: Subscription = { ...NEXT, status: 'CANCELLED', cancelledOn: day('2027-10-01') };
    const follows = { since: '2027-11-01', previous: { id: 'one' } };
    expect(renewal(facts('2027-10-31', { terms: [next, TERM] }))).toMatchObject(follows);
  });

  test('[N9] by its owner waits for the money, unless there is nothing to pay', () => {
    expect(renewal(facts('2027-10-31', { channel: 'ONLINE' }))).toMatchObject({ status: 'AWAITING_PAYMENT' });
    const type = { ...TYPE, priceCents: 0 };
    expect(renewal(facts('2027-10-31', { channel: 'ONLINE', type }))).toMatchObject({ status: 'NORMAL' });
    expect(renewal(facts('2027-10-31', { discountCents: 4_200 }))).toMatchObject({ status: 'NORMAL' });
  });

  test.each<[string, string, Partial<RenewalFacts>]>([
    ['ALREADY_RENEWED', '2027-10-31', { terms: [TERM, NEXT] }],
    ['MEMBERSHIP_BANNED', '2027-10-31', { terms: [{ ...TERM, status: 'BANNED' }] }],
    ['MEMBERSHIP_BANNED', '2027-12-31', { terms: [{ ...TERM, status: 'BANNED' }] }],
    ['PAYMENT_FIRST', '2027-10-31', { terms: [{ ...TERM, status: 'OVERDUE' }] }],
    ['PAYMENT_FIRST', '2027-12-31', { terms: [{ ...TERM, status: 'OVERDUE' }] }],
    ['PAYMENT_FIRST', '2027-10-31', { terms: [{ ...TERM, status: 'AWAITING_PAYMENT' }] }],
    ['PAYMENT_FIRST', '2027-10-31', { terms: [{ ...TERM, status: 'NOT_VERIFIED' }] }],
    ['SUBSCRIPTION_TYPE_UNKNOWN', '2027-10-31', { type: undefined }],
    ['AGE_NOT_ELIGIBLE', '2027-10-31', { type: { ...TYPE, maximumAge: 35 } }],
    ['DISCOUNT_INVALID', '2027-10-31', { discountCents: 4_201 }],
  ])('is refused: %s', (refused, today, overrides) => {
    expect(renewal(facts(today, overrides))).toMatchObject({ refused });
  });

  test('[N23] goes by the age on its first day', () => {
    const type = { ...TYPE, minimumAge: 0, maximumAge: 17 };
    const born = (birthDate: string) => renewal(facts('2027-10-31', { type, birthDate: day(birthDate) }));
    expect(born('2009-11-02')).toMatchObject({ since: '2027-11-01' });
    expect(born('2009-11-01')).toMatchObject({ refused: 'AGE_NOT_ELIGIBLE' });
  });
});

describe('a cancellation', () => {
  const today = day('2027-10-15');

  test('with the end of the term keeps the rights to its last day, and takes the term to come', () => {
    const cancelled = cancellation([NEXT, TERM], 'AT_END_OF_TERM', today);
    expect(cancelled).toMatchObject({
      changed: [
        { id: 'one', status: 'NORMAL', cancelledOn: '2027-10-15' },
        { id: 'two', status: 'CANCELLED', cancelledOn: '2027-10-15' },
      ],
      rightsThrough: '2027-10-31',
      openCents: 0,
    });
  });

  test('at once takes all rights today, and leaves what is owed', () => {
    const unpaid: Subscription = { ...TERM, status: 'BILLED' };
    const cancelled = cancellation([unpaid], 'AT_ONCE', today);
    expect(cancelled).toMatchObject({ changed: [{ status: 'CANCELLED' }], openCents: 4_200 });
    expect(cancelled).toHaveProperty('rightsThrough', undefined);
  });

  test('is refused twice, and after the last day', () => {
    const once = [{ ...TERM, cancelledOn: today }];
    expect(cancellation(once, 'AT_END_OF_TERM', today)).toEqual({ refused: 'ALREADY_CANCELLED' });
    expect(cancellation(once, 'AT_ONCE', today)).toMatchObject({ changed: [{ status: 'CANCELLED' }] });
    expect(cancellation([TERM], 'AT_ONCE', day('2027-10-31'))).toMatchObject({ changed: [{ id: 'one' }] });
    expect(cancellation([TERM], 'AT_ONCE', day('2027-11-01'))).toEqual({ refused: 'NOTHING_TO_CANCEL' });
    const gone: Subscription = { ...TERM, status: 'CANCELLED', cancelledOn: today };
    expect(cancellation([gone], 'AT_ONCE', today)).toEqual({ refused: 'NOTHING_TO_CANCEL' });
    expect(ban([gone], 'MISUSE', today)).toEqual({ refused: 'MEMBERSHIP_ENDED' });
  });

  test('[N9] of what was never paid online ends it', () => {
    const open: Subscription = { ...TERM, status: 'AWAITING_PAYMENT' };
    expect(cancellation([open], 'AT_END_OF_TERM', today)).toMatchObject({ changed: [{ status: 'CANCELLED' }] });
  });

  test('leaves the member registered until the rights end', () => {
    const ended: Subscription = { ...TERM, status: 'CANCELLED', cancelledOn: today };
    expect(registeredThrough([ended, { ...NEXT, status: 'CANCELLED', cancelledOn: today }], TERM.since)).toBe(today);
    expect(registeredThrough([TERM, { ...NEXT, status: 'CANCELLED', cancelledOn: today }], TERM.since)).toBe(
      TERM.through,
    );
    expect(registeredThrough([TERM, NEXT], TERM.since)).toBe('2028-10-31');
  });
});

describe('a ban', () => {
  const today = day('2027-10-15');

  test('takes the rights of every term ahead, and gives back where each stood', () => {
    const banned = ban([TERM, { ...NEXT, status: 'NEW' }], 'MISUSE', today);
    expect(banned).toMatchObject([
      { status: 'BANNED', statusBeforeBan: 'NORMAL', banReason: 'MISUSE' },
      { status: 'BANNED', statusBeforeBan: 'NEW' },
    ]);
    expect(liftBan(Array.isArray(banned) ? banned : [], today)).toMatchObject([
      { status: 'NORMAL', statusBeforeBan: null, banReason: null },
      { status: 'NEW' },
    ]);
  });

  test('is refused twice, after the end, and lifted only where there is one', () => {
    expect(ban([{ ...TERM, status: 'BANNED' }], 'MISUSE', today)).toEqual({ refused: 'MEMBERSHIP_BANNED' });
    expect(ban([TERM], 'MISUSE', day('2027-11-01'))).toEqual({ refused: 'MEMBERSHIP_ENDED' });
    expect(liftBan([TERM], today)).toEqual({ refused: 'MEMBERSHIP_NOT_BANNED' });
  });
});
