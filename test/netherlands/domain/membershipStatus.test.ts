import { describe, expect, test } from '@jest/globals';
import type { LoginAccount } from '../../../subgraphs/netherlands/domain/loginAccount.ts';
import { membershipStatus } from '../../../subgraphs/netherlands/domain/membershipStatus.ts';
import { parseEmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';
import { day } from '../day.ts';

const EMAIL = parseEmailAddress('eb.tester@example.nl');
if (!EMAIL) throw new Error('a valid address');
const at = new Date('2026-11-20T10:00:00Z');
const CREDENTIALS = {
  id: 'a',
  username: '25280000000413',
  email: EMAIL,
  language: 'nl',
  createdVia: 'WISE_DESK',
} as const;
const PENDING: LoginAccount = { ...CREDENTIALS, state: 'PENDING_ACTIVATION', generation: 1, linkValidUntil: at };
const ACTIVE: LoginAccount = { ...CREDENTIALS, state: 'ACTIVE', emailConfirmedAt: at };
const VALIDITY = { since: day('2026-11-20'), through: day('2027-10-31') };

describe('where a digital membership stands', () => {
  test.each([
    ['not activated', '2026-11-20', PENDING, 'PENDING'],
    ['without an account', '2026-11-20', undefined, 'PENDING'],
    ['activated', '2026-11-20', ACTIVE, 'ACTIVE'],
    ['activated, on the last day', '2027-10-31', ACTIVE, 'ACTIVE'],
    ['activated, the day after', '2027-11-01', ACTIVE, 'ENDED'],
  ])('[N27] [N31] %s', (_label, today, account, status) => {
    expect(membershipStatus(day(today), VALIDITY, account)).toBe(status);
  });
});
