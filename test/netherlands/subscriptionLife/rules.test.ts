import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../subgraphs/netherlands/domain/member.ts';
import type { SubscriptionType } from '../../../subgraphs/netherlands/domain/subscription.ts';
import { ban, liftBan } from '../../../subgraphs/netherlands/domain/subscriptionLife/ban.ts';
import { cancellation } from '../../../subgraphs/netherlands/domain/subscriptionLife/cancellation.ts';
import { registeredThrough } from '../../../subgraphs/netherlands/domain/subscriptionLife/currentTerm.ts';
import { type RenewalFacts, renewal } from '../../../subgraphs/netherlands/domain/subscriptionLife/renewal.ts';
import { dueReminders, nextStage } from '../../../subgraphs/netherlands/domain/subscriptionLife/stages.ts';
import { day } from '../day.ts';

const TYPE: SubscriptionType = {
  ...{ organisationId: 'here', code: '0141', name: 'Digital only', kind: 'DIGITAL_ONLY', tariffCode: '0141' },
  ...{ priceCents: 4_200, termMonths: 12, minimumAge: 18, maximumAge: null },
  ...{ digitalEntitlement: 'COMPLEET', physicalLending: false, issuesCard: false },
};
const FEE = { subscriptionCents: 4_200, discountCents: 0, balanceCents: 4_200 };
const TERM: Subscription = {
  ...{ id: 'one', customerId: 'c', organisationId: 'here', branchCode: '5280', typeCode: '0141', tariffCode: '0141' },
  ...{ fee: FEE, status: 'NORMAL', previousId: null, cancelledOn: null, channel: 'DESK' },
  ...{ since: day('2026-11-20'), through: day('2027-10-31') },
};
const NEXT: Subscription = { ...TERM, id: 'two', since: day('2027-11-01'), through: day('2028-10-31') };

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

describe('the stages of an unpaid term', () => {
  const DAYS = { bill: 7, reminder: 30, overdue: 20, cancel: 10 };
  test.each<[Subscription['status'], string, string | undefined, Subscription['status']]>([
    ['NEW', '2026-11-26', undefined, 'BILLED'],
    ['NEW', '2026-11-27', 'BILLED', 'BILLED'],
    ['BILLED', '2026-12-19', undefined, 'REMINDER'],
    ['BILLED', '2026-12-20', 'REMINDER', 'REMINDER'],
    ['REMINDER', '2026-12-09', undefined, 'OVERDUE'],
    ['REMINDER', '2026-12-10', 'OVERDUE', 'OVERDUE'],
    ['OVERDUE', '2026-11-29', undefined, 'CANCELLED'],
    ['OVERDUE', '2026-11-30', 'CANCELLED', 'CANCELLED'],
    ['NORMAL', '2027-10-30', undefined, 'NORMAL'],
    ['BANNED', '2027-10-30', undefined, 'BANNED'],
    ['AWAITING_PAYMENT', '2027-10-30', undefined, 'AWAITING_PAYMENT'],
  ])('from %s on %s: %s', (status, today, next) => {
    expect(nextStage({ ...TERM, status }, day(today), DAYS)?.status).toBe(next);
  });

  test('run from the day on which the last one began, and not where nothing is to pay', () => {
    const billed: Subscription = { ...TERM, status: 'BILLED', statusSince: day('2027-01-01') };
    expect(nextStage(billed, day('2027-01-30'), DAYS)).toBeUndefined();
    expect(nextStage(billed, day('2027-01-31'), DAYS)).toMatchObject({ status: 'REMINDER', statusSince: '2027-01-31' });
    const free = { ...billed, fee: { ...FEE, balanceCents: 0 } };
    expect(nextStage(free, day('2027-01-31'), DAYS)).toBeUndefined();
  });
});

describe('reminders before the end', () => {
  test.each([
    ['2027-09-30', 0],
    ['2027-10-01', 1],
    ['2027-10-23', 1],
    ['2027-10-24', 2],
    ['2027-10-31', 2],
    ['2027-11-01', 0],
  ])('on %s: %s are due', (today, due) => {
    expect(dueReminders(TERM, day(today), [30, 7])).toBe(due);
    expect(dueReminders({ ...TERM, cancelledOn: day('2027-01-01') }, day(today), [30, 7])).toBe(0);
  });
});
