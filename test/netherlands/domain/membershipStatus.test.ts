import { describe, expect, test } from '@jest/globals';
import type { LoginAccount } from '../../../subgraphs/netherlands/domain/loginAccount.ts';
import { membershipStatus } from '../../../subgraphs/netherlands/domain/membershipStatus.ts';
import type { Term } from '../../../subgraphs/netherlands/domain/subscription.ts';
import type { SubscriptionStatus } from '../../../subgraphs/netherlands/domain/subscriptionStatus.ts';
import { parseEmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';
import { day } from '../day.ts';

const EMAIL = parseEmailAddress('eb.tester@example.nl');
if (!EMAIL) throw new Error('a valid address');
const at = new Date('2026-11-20T10:00:00Z');
const CREDENTIALS = { id: 'a', username: '25280000000413', email: EMAIL };
const PENDING: LoginAccount = { ...CREDENTIALS, state: 'PENDING_ACTIVATION', generation: 1, linkValidUntil: at };
const ACTIVE: LoginAccount = { ...CREDENTIALS, state: 'ACTIVE', emailConfirmedAt: at };
const TERM: Term = { since: day('2026-11-20'), through: day('2027-10-31'), status: 'NEW' };

describe('where a digital membership stands', () => {
  test.each([
    ['not activated', '2026-11-20', PENDING, 'PENDING'],
    ['without an account', '2026-11-20', undefined, 'PENDING'],
    ['activated', '2026-11-20', ACTIVE, 'ACTIVE'],
    ['activated, on the last day', '2027-10-31', ACTIVE, 'ACTIVE'],
    ['activated, the day after', '2027-11-01', ACTIVE, 'ENDED'],
  ])('[N27] [N31] %s', (_label, today, account, status) => {
    expect(membershipStatus(day(today), TERM, account)).toBe(status);
  });

  test('[N9] before its first day it waits', () => {
    expect(membershipStatus(day('2026-11-19'), TERM, ACTIVE)).toBe('PENDING');
  });

  test.each<[SubscriptionStatus, string]>([
    ['NEW', 'ACTIVE'],
    ['BILLED', 'ACTIVE'],
    ['REMINDER', 'ACTIVE'],
    ['OVERDUE', 'PENDING'],
    ['NORMAL', 'ACTIVE'],
    ['AWAITING_PAYMENT', 'PENDING'],
    ['NOT_VERIFIED', 'PENDING'],
    ['BANNED', 'PENDING'],
    ['CANCELLED', 'ENDED'],
  ])('[N9] [N27] with the status %s it is %s', (status, stands) => {
    expect(membershipStatus(day('2026-11-20'), { ...TERM, status }, ACTIVE)).toBe(stands);
  });
});
