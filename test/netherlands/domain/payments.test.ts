import { describe, expect, test } from '@jest/globals';
import type { KnownMembership } from '../../../subgraphs/netherlands/domain/chosenLoginAccount.ts';
import { maySubscribe } from '../../../subgraphs/netherlands/domain/online/maySubscribe.ts';
import { centsOf, euroText } from '../../../subgraphs/netherlands/domain/payments/euroAmount.ts';
import { nextAsk } from '../../../subgraphs/netherlands/domain/payments/nextAsk.ts';
import { checkPayable, checkReceived, type Payable } from '../../../subgraphs/netherlands/domain/payments/payable.ts';
import { advance, PAYMENT_STATES, type PaymentState } from '../../../subgraphs/netherlands/domain/payments/payment.ts';
import { PAYMENT_STATUSES } from '../../../subgraphs/netherlands/domain/payments/reading.ts';
import { outcomeOf, statusOncePaid } from '../../../subgraphs/netherlands/domain/payments/settlement.ts';
import type { SubscriptionType } from '../../../subgraphs/netherlands/domain/subscription.ts';
import {
  SUBSCRIPTION_STATUSES,
  type SubscriptionStatus,
} from '../../../subgraphs/netherlands/domain/subscriptionStatus.ts';
import { calendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';

const STATUSES = Object.keys(SUBSCRIPTION_STATUSES) as SubscriptionStatus[];

describe('an amount on the wire', () => {
  test.each([
    [0, '0.00'],
    [1, '0.01'],
    [10, '0.10'],
    [100, '1.00'],
    [4200, '42.00'],
    [123_456_789, '1234567.89'],
  ])('%i cents are %s, both ways', (cents, text) => {
    expect([euroText(cents), centsOf(text)]).toEqual([text, cents]);
  });

  test.each(['42', '42.0', '42.000', '042.00', '-1.00', '1,00', '', ' 1.00', '1e2.00'])('%j is none', (text) => {
    expect(centsOf(text)).toBeUndefined();
  });

  test.each([-1, 0.5, Number.NaN])('%d is no number of cents', (cents) => {
    expect(() => euroText(cents)).toThrow(RangeError);
  });
});

describe('[A70] what a reading makes of a payment', () => {
  const payment = (state: PaymentState) => ({ id: 'ours', state, amountCents: 4200 });
  const ended = ['FAILED', 'CANCELED', 'EXPIRED'];
  const cases = PAYMENT_STATES.flatMap((state) => PAYMENT_STATUSES.map((status) => [state, status] as const));

  test.each(cases)('%s, read as %s', (state, status) => {
    const stays = state === status || state === 'PAID' || (ended.includes(state) && status !== 'PAID');
    const reading = { status, amountCents: 4200, reference: 'ours' };
    expect(advance(payment(state), reading)).toBe(stays ? undefined : status);
  });

  test.each([
    ['another amount', { amountCents: 4199 }],
    ['another id', { reference: 'theirs' }],
    ['no id', { reference: undefined }],
  ])('with %s is a misfit, whatever it says', (_what, other) => {
    const reading = { status: 'PAID' as const, amountCents: 4200, reference: 'ours', ...other };
    expect(PAYMENT_STATES.map((state) => advance(payment(state), reading))).toEqual(PAYMENT_STATES.map(() => 'MISFIT'));
  });
});

describe('what becomes of a paid line', () => {
  const owing = (status: SubscriptionStatus, openCents: number) => ({ id: 's', status, openCents });

  test.each([
    [4200, 'SETTLED'],
    [4199, 'REFUNDED'],
    [4201, 'REFUNDED'],
    [0, 'REFUNDED'],
  ])('of 4200 cents where %i are open', (openCents, outcome) => {
    expect(outcomeOf({ cents: 4200 }, owing('NEW', openCents))).toBe(outcome);
  });

  test.each(STATUSES)('for a subscription that is %s', (status) => {
    expect(outcomeOf({ cents: 1 }, owing(status, 1))).toBe(status === 'CANCELLED' ? 'REFUNDED' : 'SETTLED');
  });

  test('for a subscription that is gone', () => expect(outcomeOf({ cents: 1 }, undefined)).toBe('REFUNDED'));

  test('[N9] what waited for money is NORMAL, and nothing else changes', () => {
    const changed = STATUSES.filter((status) => statusOncePaid(status) !== status);
    expect(changed).toEqual(['NEW', 'BILLED', 'REMINDER', 'OVERDUE', 'AWAITING_PAYMENT']);
    expect(changed.map(statusOncePaid)).toEqual(changed.map(() => 'NORMAL'));
  });
});

test.each([
  [4199, 'AMOUNT_DIFFERS'],
  [4200, undefined],
  [4201, 'AMOUNT_DIFFERS'],
])('%i cents for 4200 that are open', (cents, code) => {
  const open = { id: 's', customerId: 'c', organisationId: 'o', status: 'NEW', openCents: 4200, underWay: [] } as const;
  expect(checkReceived([open], cents)?.refused).toBe(code);
});

describe('what one payment can cover', () => {
  const payable = (overrides: Partial<Payable> = {}): Payable => ({
    ...{ id: 's', customerId: 'c', organisationId: 'drenthe', status: 'NEW', openCents: 4200, underWay: [] },
    ...overrides,
  });

  test.each<[string, Payable[], string | undefined]>([
    ['one balance', [payable()], undefined],
    ['several', [payable(), payable({ status: 'OVERDUE', openCents: 1 })], undefined],
    ['none', [], 'NOTHING_TO_PAY'],
    ['one that is settled', [payable(), payable({ openCents: 0 })], 'NOTHING_TO_PAY'],
    ['one that is cancelled', [payable({ status: 'CANCELLED' })], 'NOTHING_TO_PAY'],
    ['two libraries', [payable(), payable({ organisationId: 'groningen' })], 'SEVERAL_LIBRARIES'],
    ['one with an open payment', [payable({ underWay: [{ id: 'p', state: 'OPEN' }] })], undefined],
    ['one at the bank', [payable(), payable({ underWay: [{ id: 'p', state: 'PENDING' }] })], 'PAYMENT_UNDER_WAY'],
    ['one that is promised', [payable({ underWay: [{ id: 'p', state: 'AUTHORIZED' }] })], 'PAYMENT_UNDER_WAY'],
  ])('%s', (_what, wanted, code) => {
    expect(checkPayable(wanted)?.refused).toBe(code);
    expect(checkReceived(wanted, 4200 + (wanted[1]?.openCents ?? 0))?.refused).toBe(code);
  });
});

test.each([
  [0, 1],
  [1, 2],
  [5, 32],
  [6, 60],
  [60, 60],
])('after %i times in vain the next is in %i minutes', (asked, minutes) => {
  const now = new Date('2026-11-20T10:00:00Z');
  expect(nextAsk(asked, now).getTime() - now.getTime()).toBe(minutes * 60_000);
});

describe('[N6] [N8] whether an account may take another subscription', () => {
  const day = (text: string) => calendarDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
  const date = (text: string) => {
    const found = day(text);
    if (!found) throw new Error(text);
    return found;
  };
  const type = { organisationId: 'drenthe', kind: 'DIGITAL_ONLY' } as SubscriptionType;
  const known = {
    ...{ organisationId: 'groningen', kind: 'DIGITAL_ONLY', birthDate: date('1966-02-14'), status: 'NORMAL' },
    ...{ since: date('2025-11-21'), through: date('2026-10-31') },
  };
  const may = (membership: object) =>
    maySubscribe({
      type,
      birthDate: date('1966-02-14'),
      today: date('2026-11-01'),
      memberships: [{ ...known, ...membership } as KnownMembership],
    })?.refused;

  test.each<[string, object, string | undefined]>([
    ['one elsewhere that ended yesterday', {}, undefined],
    ['one elsewhere that ends today', { through: date('2026-11-01') }, 'DUPLICATE_SUBSCRIPTION'],
    [
      'one elsewhere that begins later',
      { since: date('2026-12-01'), through: date('2027-11-30') },
      'DUPLICATE_SUBSCRIPTION',
    ],
    ['one of another kind that runs elsewhere', { kind: 'COMBI', through: date('2027-01-31') }, undefined],
    ['one here that ended', { organisationId: 'drenthe' }, 'RENEWAL_NOT_SIGN_UP'],
    ['one here that was cancelled', { organisationId: 'drenthe', status: 'CANCELLED' }, undefined],
    [
      'one that was cancelled, of another birth date',
      { status: 'CANCELLED', birthDate: date('1966-02-15') },
      undefined,
    ],
    ['one of another birth date', { birthDate: date('1966-02-15') }, 'NOT_THE_ACCOUNT_HOLDER'],
    ['one that waits to be paid', { status: 'AWAITING_PAYMENT' }, 'SUBSCRIPTION_AWAITS_PAYMENT'],
  ])('that carries %s', (_what, membership, code) => {
    expect(may(membership)).toBe(code);
  });
});
