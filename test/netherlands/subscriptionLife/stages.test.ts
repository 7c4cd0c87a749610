import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../subgraphs/netherlands/domain/member.ts';
import { dueReminders, nextStage } from '../../../subgraphs/netherlands/domain/subscriptionLife/stages.ts';
import { day } from '../day.ts';
import { FEE, TERM } from './terms.ts';

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
