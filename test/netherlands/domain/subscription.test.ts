import { describe, expect, test } from '@jest/globals';
import { feeOf, feeStatement } from '../../../subgraphs/netherlands/domain/feeStatement.ts';
import { parsePersonalName } from '../../../subgraphs/netherlands/domain/personalName.ts';
import {
  type DigitalLevel,
  entitlementOn,
  expiryMonth,
  isRunning,
  type Term,
  validityFrom,
} from '../../../subgraphs/netherlands/domain/subscription.ts';
import {
  SUBSCRIPTION_STATUSES,
  type SubscriptionStatus,
} from '../../../subgraphs/netherlands/domain/subscriptionStatus.ts';
import { isRefusal } from '../../../subgraphs/shared/vocabulary/refusal.ts';
import { day } from '../day.ts';

describe('how long a subscription lasts', () => {
  test.each([
    ['2024-06-01', true, '2025-05', '2025-05-31'],
    ['2024-06-15', true, '2025-05', '2025-05-31'],
    ['2024-06-30', true, '2025-05', '2025-05-31'],
    ['2024-05-20', true, '2025-04', '2025-04-30'],
    ['2024-02-29', true, '2025-01', '2025-01-31'],
    ['2023-03-31', true, '2024-02', '2024-02-29'],
    ['2024-05-20', false, '2025-05', '2025-05-31'],
    ['2024-06-15', false, '2025-06', '2025-06-30'],
    ['2024-01-31', true, '2024-12', '2024-12-31'],
  ])(
    '[N24] from %s, first month counts: %s, it expires with %s, rights through %s',
    (since, counts, month, through) => {
      const validity = validityFrom(day(since), 12, counts);
      expect(validity).toEqual({ since, through });
      expect(expiryMonth(validity)).toBe(month);
    },
  );

  test.each([
    ['2026-11-19', false],
    ['2026-11-20', true],
    ['2027-10-31', true],
    ['2027-11-01', false],
  ])('[N24] on %s it runs: %s', (today, runs) => {
    expect(isRunning(day(today), { since: day('2026-11-20'), through: day('2027-10-31') })).toBe(runs);
  });
});

describe('what a digital-only subscription gives', () => {
  const term: Term = { since: day('2026-11-20'), through: day('2027-10-31'), status: 'NEW' };
  const sold = { digitalEntitlement: 'COMPLEET', physicalLending: false, issuesCard: false } as const;
  const DIGITAL = { eBooks: true, audiobooks: true, physicalLending: false, physicalCard: false };
  const NOTHING = { eBooks: false, audiobooks: false, physicalLending: false, physicalCard: false };

  test('[N1] [N2] [N3] the national platform and its audiobooks, nothing in the library, no card', () => {
    expect(entitlementOn(day('2026-11-20'), sold, term)).toEqual(DIGITAL);
  });

  test('[N1] nothing after its last day', () => {
    expect(entitlementOn(day('2027-10-31'), sold, term)).toEqual(DIGITAL);
    expect(entitlementOn(day('2027-11-01'), sold, term)).toEqual(NOTHING);
    expect(entitlementOn(day('2026-11-19'), sold, term)).toEqual(NOTHING);
    expect(entitlementOn(day('2026-11-20'), undefined, term)).toEqual(NOTHING);
  });

  test.each(Object.keys(SUBSCRIPTION_STATUSES) as SubscriptionStatus[])('[N1] [N27] [N31] with status %s', (status) => {
    const gives = ['NEW', 'BILLED', 'REMINDER', 'NORMAL'].includes(status);
    expect(entitlementOn(day('2026-11-20'), sold, { ...term, status })).toEqual(gives ? DIGITAL : NOTHING);
  });

  test.each<[DigitalLevel, boolean]>([
    ['NONE', false],
    ['BASIS', false],
    ['COMPACT', true],
    ['COMPLEET', true],
    ['JEUGD', true],
  ])('[E4] [E6] a library subscription of level %s opens the national platform: %s', (digitalEntitlement, opens) => {
    const combi = { digitalEntitlement, physicalLending: true, issuesCard: true };
    expect(entitlementOn(day('2026-11-20'), combi, term)).toEqual({
      eBooks: opens,
      audiobooks: opens,
      physicalLending: true,
      physicalCard: true,
    });
  });
});

describe('the fee', () => {
  test.each([
    [0, 4_200],
    [1, 4_199],
    [4_200, 0],
  ])('[N23] [N24] 42.00 less %i cents is %i', (discountCents, balanceCents) => {
    expect(feeOf(4_200, discountCents)).toEqual({ subscriptionCents: 4_200, discountCents, balanceCents });
  });

  test.each([-1, 4_201, 0.5])('[N24] a discount of %d is refused', (discount) => {
    expect(feeOf(4_200, discount)).toEqual({ refused: 'DISCOUNT_INVALID', field: 'discountCents' });
  });

  test('[N24] is stated with name, age on the first day, tariff, branch and expiry', () => {
    const name = parsePersonalName({ initials: 'M.', prefix: 'van der', lastName: 'Veen' });
    const fee = feeOf(4_200, 1_000);
    if (isRefusal(name) || isRefusal(fee)) throw new Error('a valid person and fee');
    const validity = validityFrom(day('2026-11-20'), 12, true);
    const member = { name, birthDate: day('2008-11-20') };
    expect(
      feeStatement({ member, subscription: { ...validity, fee, tariffCode: '0141', branchCode: '5280' } }),
    ).toEqual({
      name: 'M. van der Veen',
      age: 18,
      tariffCode: '0141',
      branchCode: '5280',
      expiryMonth: '2027-10',
      rightsThrough: '2027-10-31',
      subscriptionCents: 4_200,
      discountCents: 1_000,
      balanceCents: 3_200,
    });
  });
});
