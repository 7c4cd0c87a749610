import { describe, expect, test } from '@jest/globals';
import {
  failedAfterReset,
  failedSignIns,
  synchronisedBy,
} from '../../../subgraphs/netherlands/domain/firstAid/firstAidTraces.ts';
import { kbAccess, libraryAccess } from '../../../subgraphs/netherlands/domain/firstAid/libraryAccess.ts';
import type { SubscriptionStatus } from '../../../subgraphs/netherlands/domain/subscriptionStatus.ts';
import type { LevelledTerm } from '../../../subgraphs/netherlands/domain/synchronisation/copiedEntitlement.ts';
import type { CalendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';

describe('what is seen', () => {
  const day = (text: string) => text as CalendarDate;
  const term = (
    status: SubscriptionStatus,
    level: LevelledTerm['level'] = 'COMPLEET',
    through = '2026-11-20',
  ): LevelledTerm => ({
    ...{ since: day('2025-12-01'), through: day(through), status, level },
  });

  test.each([
    ['GIVES_ACCESS', [term('NEW')]],
    ['GIVES_ACCESS', [term('OVERDUE'), term('NORMAL', 'JEUGD')]],
    ['ENDED', [term('NORMAL', 'COMPLEET', '2026-11-19')]],
    ['ENDED', [term('CANCELLED')]],
    ['BLOCKED', [term('OVERDUE')]],
    ['BLOCKED', [term('BANNED')]],
    ['BLOCKED', [term('AWAITING_PAYMENT')]],
    ['WITHOUT_EBOOKS', [term('NORMAL', 'BASIS')]],
    ['NO_SUBSCRIPTION', []],
  ] as const)('[E4] the library says %s', (expected, terms) => {
    expect(libraryAccess(terms, day('2026-11-20'))).toBe(expected);
  });

  test.each([
    ['COMPLEET', 'GIVES_ACCESS'],
    ['COMPACT', 'GIVES_ACCESS'],
    ['JEUGD', 'GIVES_ACCESS'],
    ['BASIS', 'ONLY_BASIS'],
    ['NONE', 'NOTHING'],
  ] as const)('[E6] of %s at the KB comes %s', (level, expected) => {
    expect(kbAccess(level)).toBe(expected);
  });

  const NOW = new Date('2026-11-20T10:00:00Z');
  const line = (action: string, outcome: string, at: string, unit?: string) => ({
    action,
    outcome,
    at: new Date(at),
    unit,
  });

  test('failed sign-ins count for a day, to the millisecond', () => {
    const lines = [
      line('signIn', 'SIGN_IN_FAILED', '2026-11-19T10:00:00.000Z'),
      line('signIn', 'SIGN_IN_FAILED', '2026-11-19T10:00:00.001Z'),
      line('signIn', 'DONE', '2026-11-20T09:00:00Z'),
    ];
    expect(failedSignIns(lines, NOW)).toBe(1);
  });

  test.each([
    [true, '2026-11-20T09:00:00Z', '2026-11-20T09:00:00Z'],
    [false, '2026-11-20T09:00:00.001Z', '2026-11-20T09:00:00Z'],
    [false, '2026-11-19T10:00:00Z', '2026-11-20T09:00:00Z'],
  ])('[E3] failed after a reset: %s', (expected, reset, failed) => {
    const lines = [line('resetPassword', 'DONE', reset), line('signIn', 'SIGN_IN_FAILED', failed)];
    expect(failedAfterReset(lines, NOW)).toBe(expected);
    expect(failedAfterReset(lines.slice(1), NOW)).toBe(false);
    expect(
      failedAfterReset(
        [line('resetPassword', 'RESET_LINK_EXPIRED', reset), line('signIn', 'SIGN_IN_FAILED', failed)],
        NOW,
      ),
    ).toBe(false);
  });

  test('[E6] [E9] a synchronisation by hand counts since the copies differ, by whom', () => {
    const since = new Date('2026-11-20T09:00:00Z');
    const desk = line('synchroniseCustomer', 'DONE', '2026-11-20T09:00:00Z', '5280');
    const manager = line('synchroniseCustomer', 'DONE', '2026-11-20T09:00:00Z', '5280d000-0000-4000-8000-000000000001');
    const before = line('synchroniseCustomer', 'DONE', '2026-11-20T08:59:59.999Z', '5280');
    expect(synchronisedBy([desk], since)).toEqual({ desk: true, functionalManagement: false });
    expect(synchronisedBy([manager], since)).toEqual({ desk: false, functionalManagement: true });
    expect(synchronisedBy([before], since)).toEqual({ desk: false, functionalManagement: false });
    expect(synchronisedBy([desk], undefined)).toEqual({ desk: false, functionalManagement: false });
    expect(synchronisedBy([line('digitalMember', 'DONE', '2026-11-20T09:30:00Z', '5280')], since)).toEqual({
      ...{ desk: false, functionalManagement: false },
    });
  });
});
