import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { type Erasure, keptAttempts, keptTrail } from '../../shared/vocabulary/erasure.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Subscription } from './member.ts';
import { isRunning } from './subscription.ts';

/**
 * What is not paid yet of a running subscription is the library's claim on the member, and stands in the way until its
 * last day; what only waits to be paid is none. `owing`: ids. `parts`: the branches to settle it with.
 */
export function checkNothingOpen(
  subscriptions: readonly Subscription[],
  owing: ReadonlySet<string>,
  today: CalendarDate,
): Refusal<'BALANCE_OPEN'> | undefined {
  const claims = subscriptions.filter((one) => owing.has(one.id) && one.status !== 'AWAITING_PAYMENT');
  const open = claims.filter((one) => isRunning(today, one));
  if (open.length === 0) return undefined;
  return refuse('BALANCE_OPEN', { parts: [...new Set(open.map(({ branchCode }) => branchCode))] });
}

/** What the erasure of a login account does, with every member that it belongs to. */
export function erasureOfHolder(done: boolean, now: Date): Erasure {
  return {
    done,
    erased: [
      'Your login account, and every sign-in with it',
      'You as a member of every library that it belongs to: name, address, date of birth, e-mail address, bank account',
      'Your pass number and your subscriptions, which end at once',
      'Links and mails to you that have not gone out',
    ],
    kept: [
      keptTrail(now),
      keptAttempts(now),
      {
        what: 'What was paid to your libraries, and what went back, without anything that says by whom',
        why: 'Bookkeeping, for as long as tax law demands',
      },
    ],
  };
}
