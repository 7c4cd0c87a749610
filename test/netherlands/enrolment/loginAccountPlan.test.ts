import { describe, expect, test } from '@jest/globals';
import type { KnownMembership } from '../../../subgraphs/netherlands/domain/chosenLoginAccount.ts';
import { readDiscount } from '../../../subgraphs/netherlands/domain/enrolment/discount.ts';
import {
  accountStillThere,
  keepLoginAccount,
} from '../../../subgraphs/netherlands/domain/enrolment/loginAccountPlan.ts';
import type { LoginAccount } from '../../../subgraphs/netherlands/domain/loginAccount.ts';
import type { LoginLink } from '../../../subgraphs/netherlands/domain/loginLink.ts';
import { parseEmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';
import { day } from '../day.ts';

const EMAIL = parseEmailAddress('eb.tester@example.nl');
if (!EMAIL) throw new Error('a valid address');
const MADE = { language: 'nl', createdVia: 'WISE_DESK' } as const;
const NOW = new Date('2027-11-01T09:00:00Z');
const ACTIVE: LoginAccount = {
  id: 'a',
  username: 'Tester91',
  email: EMAIL,
  ...MADE,
  state: 'ACTIVE',
  emailConfirmedAt: NOW,
};
const LINK: LoginLink = { id: 'l', customerId: 'c', loginAccountId: 'a', origin: 'GENERATED', state: 'LINKED' };
const pending = (linkValidUntil: Date): LoginAccount => ({
  ...{ id: 'a', username: 'Tester91', email: EMAIL, ...MADE, state: 'PENDING_ACTIVATION' as const },
  ...{ generation: 1, linkValidUntil },
});

describe('[N11] the login account of somebody who comes back', () => {
  test.each([
    ['an active one', LINK, ACTIVE, true],
    ['one that waits', LINK, pending(new Date(NOW.getTime() + 1)), true],
    ['one whose link has just run out', LINK, pending(NOW), false],
    ['one that the KB deleted', LINK, { id: 'a', state: 'DELETED_BY_KB', deletedAt: NOW } as const, false],
    ['one that the link is stale for', { ...LINK, state: 'STALE' as const }, ACTIVE, false],
    ['one that was forgotten', { ...LINK, state: 'FORGOTTEN' as const }, ACTIVE, false],
    ['none', undefined, undefined, false],
  ])('%s is still there: %#', (_label, link, account, isThere) => {
    expect(accountStillThere({ link, account }, NOW)).toBe(isThere ? account : undefined);
  });

  const running: KnownMembership = {
    ...{ organisationId: 'elsewhere', kind: 'DIGITAL_ONLY', birthDate: day('1991-01-04'), status: 'NORMAL' },
    ...{ since: day('2027-01-01'), through: day('2027-11-01') },
  };
  const KEPT: Parameters<typeof keepLoginAccount>[0] = {
    ...{ account: ACTIVE, memberships: [], chosen: { choice: 'NEW' }, kind: 'DIGITAL_ONLY', today: day('2027-11-01') },
  };

  test.each([
    ['as it is', {}, undefined],
    ['by its username in other capitals', { chosen: { choice: 'EXISTING', username: 'TESTER91' } }, undefined],
    ['by another username', { chosen: { choice: 'EXISTING', username: 'other' } }, 'LOGIN_ACCOUNT_STILL_LINKED'],
    ['carrying one on its last day', { memberships: [running] }, 'DUPLICATE_SUBSCRIPTION'],
    ['carrying an overdue one', { memberships: [{ ...running, status: 'OVERDUE' }] }, 'DUPLICATE_SUBSCRIPTION'],
    ['carrying a banned one', { memberships: [{ ...running, status: 'BANNED' }] }, 'DUPLICATE_SUBSCRIPTION'],
    ['carrying one that was never paid', { memberships: [{ ...running, status: 'AWAITING_PAYMENT' }] }, undefined],
    ['carrying one that was not verified', { memberships: [{ ...running, status: 'NOT_VERIFIED' }] }, undefined],
    ['carrying a cancelled one', { memberships: [{ ...running, status: 'CANCELLED' }] }, undefined],
    ['carrying one of another kind', { memberships: [{ ...running, kind: 'COMBI' }] }, undefined],
    ['carrying one that is over', { memberships: [{ ...running, through: day('2027-10-31') }] }, undefined],
  ] as const)('[N21] is kept %s', (_label, change, refused) => {
    const outcome = keepLoginAccount({ ...KEPT, ...change });
    expect(outcome).toEqual(refused ? { refused, field: 'loginAccount.username' } : { by: 'KEEP', account: ACTIVE });
  });
});

describe('the discount', () => {
  test.each([
    [{ discountCents: 200 }, { discountCents: 200, field: 'discountCents' }],
    [
      { discountCents: 0, discount: { amount: 200, currency: 'EUR' } },
      { discountCents: 200, field: 'discount.amount' },
    ],
    [
      { discountCents: 200, discount: { amount: 200, currency: 'EUR' } },
      { discountCents: 200, field: 'discount.amount' },
    ],
    [
      { discountCents: 200, discount: { amount: 0, currency: 'EUR' } },
      { refused: 'DISCOUNT_INVALID', field: 'discount' },
    ],
    [
      { discountCents: 0, discount: { amount: 200, currency: 'eur' } },
      { refused: 'DISCOUNT_INVALID', field: 'discount.currency' },
    ],
  ])('[N24] %j', (typed, read) => {
    expect(readDiscount(typed)).toEqual(read);
  });
});
