import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Subscription } from '../member.ts';
import type { BanReason } from '../subscriptionStatus.ts';
import { termsAhead } from './currentTerm.ts';

/** The library bans the member: no term gives rights, today's or a coming one. Each remembers where it stood. */
export function ban(
  terms: readonly Subscription[],
  banReason: BanReason,
  today: CalendarDate,
): Subscription[] | Refusal<'MEMBERSHIP_ENDED' | 'MEMBERSHIP_BANNED'> {
  const ahead = termsAhead(terms, today);
  if (ahead.length === 0) return refuse('MEMBERSHIP_ENDED');
  if (ahead.some(({ status }) => status === 'BANNED')) return refuse('MEMBERSHIP_BANNED');
  return ahead.map((term) => ({
    ...term,
    ...{ status: 'BANNED', statusSince: today, statusBeforeBan: term.status, banReason },
  }));
}

/** The ban is over: every term stands where it stood, for as long as it still goes. */
export function liftBan(
  terms: readonly Subscription[],
  today: CalendarDate,
): Subscription[] | Refusal<'MEMBERSHIP_NOT_BANNED'> {
  const banned = terms.filter(({ status }) => status === 'BANNED');
  if (banned.length === 0) return refuse('MEMBERSHIP_NOT_BANNED');
  return banned.map((term) => ({
    ...term,
    ...{ status: term.statusBeforeBan ?? 'NEW', statusSince: today, statusBeforeBan: null, banReason: null },
  }));
}
