import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { Subscription } from '../member.ts';
import { plusDays } from '../plusDays.ts';
import type { SubscriptionStatus } from '../subscriptionStatus.ts';

/** How many days a desk's unpaid subscription stays in each stage. */
export interface StageDays {
  readonly bill: number;
  readonly reminder: number;
  readonly overdue: number;
  readonly cancel: number;
}

const NEXT: Readonly<Partial<Record<SubscriptionStatus, [SubscriptionStatus, keyof StageDays]>>> = {
  NEW: ['BILLED', 'bill'],
  BILLED: ['REMINDER', 'reminder'],
  REMINDER: ['OVERDUE', 'overdue'],
  OVERDUE: ['CANCELLED', 'cancel'],
};

/** The next stage of an unpaid term where its day has come: one step at a time. Undefined while it has not. */
export function nextStage(term: Subscription, today: CalendarDate, days: StageDays): Subscription | undefined {
  const next = NEXT[term.status];
  if (!next || term.fee.balanceCents === 0) return undefined;
  const [status, stage] = next;
  if (today < plusDays(term.statusSince ?? term.since, days[stage])) return undefined;
  const ended = status === 'CANCELLED' ? { cancelledOn: term.cancelledOn ?? today } : {};
  return { ...term, ...ended, status, statusSince: today };
}

/** How many of the reminders are due for a term that ends: `daysBefore` from the first to the last. */
export function dueReminders(term: Subscription, today: CalendarDate, daysBefore: readonly number[]): number {
  if (term.since > today || term.through < today || term.cancelledOn) return 0;
  return daysBefore.filter((days) => today >= plusDays(term.through, -days)).length;
}
