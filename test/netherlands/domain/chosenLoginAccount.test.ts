import { describe, expect, test } from '@jest/globals';
import {
  chooseLoginAccount,
  existingLoginAccount,
  type KnownMembership,
} from '../../../subgraphs/netherlands/domain/chosenLoginAccount.ts';
import type { LoginAccount } from '../../../subgraphs/netherlands/domain/loginAccount.ts';
import { parseEmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';
import { day } from '../day.ts';

const EMAIL = parseEmailAddress('jdegroot@example.nl');
if (!EMAIL) throw new Error('a valid address');
const at = new Date('2026-01-01T10:00:00Z');
const ACTIVE: LoginAccount = { id: 'a', username: 'jdegroot79', email: EMAIL, state: 'ACTIVE', emailConfirmedAt: at };
const PENDING: LoginAccount = { ...ACTIVE, state: 'PENDING_ACTIVATION', generation: 1, linkValidUntil: at };
const BORN = day('1979-11-11');
const ENDED: KnownMembership = {
  organisationId: 'elsewhere',
  kind: 'DIGITAL_ONLY',
  birthDate: BORN,
  since: day('2025-11-01'),
  through: day('2026-11-19'),
  status: 'NORMAL',
};
const MOVER = {
  account: ACTIVE,
  memberships: [ENDED],
  birthDate: BORN,
  organisationId: 'here',
  kind: 'DIGITAL_ONLY',
  today: day('2026-11-20'),
} as const;

describe('the choice of a login account', () => {
  test.each([
    [{ choice: 'NEW' }, { choice: 'NEW' }],
    [{ choice: 'NEW', username: ' ' }, { choice: 'NEW' }],
    [
      { choice: 'EXISTING', username: ' jdegroot79 ' },
      { choice: 'EXISTING', username: 'jdegroot79' },
    ],
    [{ choice: 'EXISTING' }, { refused: 'USERNAME_REQUIRED', field: 'loginAccount.username' }],
    [
      { choice: 'NEW', username: 'jdegroot79' },
      { refused: 'USERNAME_NOT_ALLOWED', field: 'loginAccount.username' },
    ],
  ] as const)('[N19] [N20] [N22] %j', (typed, chosen) => {
    expect(chooseLoginAccount(typed)).toEqual(chosen);
  });
});

describe('an existing login account', () => {
  test('[N21] [N22] of a former member of another library goes on', () => {
    expect(existingLoginAccount(MOVER)).toBe(ACTIVE);
  });

  test.each([
    ['an unknown username', { account: undefined, memberships: [] }, 'LOGIN_ACCOUNT_NOT_FOUND'],
    ["somebody else's account", { birthDate: day('1979-11-12') }, 'LOGIN_ACCOUNT_NOT_FOUND'],
    ['an account of nobody who was a member', { memberships: [] }, 'LOGIN_ACCOUNT_NOT_FOUND'],
    ['an account that was never activated', { account: PENDING }, 'LOGIN_ACCOUNT_NOT_ACTIVE'],
    ['a member of this library alone', { organisationId: 'elsewhere' }, 'EXISTING_ACCOUNT_ONLY_FOR_MOVERS'],
    ['a subscription on its last day', { today: day('2026-11-19') }, 'DUPLICATE_SUBSCRIPTION'],
  ])('[N21] is refused for %s', (_label, change, refused) => {
    expect(existingLoginAccount({ ...MOVER, ...change })).toEqual({ refused, field: 'loginAccount.username' });
  });
});
