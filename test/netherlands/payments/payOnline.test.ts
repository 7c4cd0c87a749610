import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { ANNEN, auditTrail, rowCounts } from '../../support/netherlands.ts';
import {
  choose,
  expectBalanced,
  expectSameAsMollie,
  newest,
  newHolder,
  newKey,
  openPaidNetherlands,
  PAY,
  pay,
  paymentOf,
  type TestPayments,
} from '../../support/payments.ts';
import { aSubscriber, beginAnew } from './aSubscriber.ts';

let netherlands: TestPayments;
let holder: Caller;
let membership: { id: string };
beforeAll(async () => {
  netherlands = await openPaidNetherlands();
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  await beginAnew(netherlands);
  ({ holder, membership } = await aSubscriber(netherlands));
});

const passes = () =>
  netherlands.rows(
    `SELECT number, physical FROM pass WHERE customer_id = (SELECT customer_id FROM subscription WHERE id = $1)`,
    [membership.id],
  );
const MINE = `{ viewer { digitalMemberships {
  id status subscriptionStatus since through openBalance { amount } entitlement { eBooks audiobooks physicalLending physicalCard }
} } }`;
const mine = async () => (await netherlands.run(MINE, {}, holder))['viewer'].digitalMemberships[0];

describe('[N9] [N10] a membership bought online', () => {
  test('is active from the moment that it is paid: a number, no card, and the same credentials', async () => {
    const { checkoutUrl, state, amount, id } = await pay(netherlands, holder, [membership.id]);
    expect([state, amount, checkoutUrl]).toEqual([
      'OPEN',
      { amount: 4200, currency: 'EUR' },
      `${netherlands.mollie.origin}/checkout/${newest(netherlands).id}`,
    ]);
    expect([await mine(), await passes()]).toMatchObject([
      { status: 'PENDING', subscriptionStatus: 'AWAITING_PAYMENT' },
      [],
    ]);
    await choose(netherlands, 'PAID');
    expect(await mine()).toEqual({
      id: membership.id,
      status: 'ACTIVE',
      subscriptionStatus: 'NORMAL',
      since: '2026-11-20',
      through: '2027-10-31',
      openBalance: { amount: 0 },
      entitlement: { eBooks: true, audiobooks: true, physicalLending: false, physicalCard: false },
    });
    expect(await passes()).toEqual([{ number: expect.stringMatching(/^25290\d{9}$/), physical: false }]);
    expect(await paymentOf(netherlands, holder, id)).toMatchObject({
      state: 'PAID',
      checkoutUrl: null,
      paidAt: '2026-11-20T09:00:00.000Z',
      lines: [{ outcome: 'SETTLED', amount: { amount: 4200 }, membership: { id: membership.id } }],
    });
    expect((await auditTrail(netherlands)).slice(-2)).toEqual([
      `kb-login|${holder.subject} payOnline DONE`,
      'payments payment PAID',
    ]);
    await expectBalanced(netherlands);
    await expectSameAsMollie(netherlands);
  });

  test('begins on the day that it is paid, whenever it was ordered', async () => {
    netherlands.clock.set('2026-11-26T10:00:00+01:00');
    await pay(netherlands, holder, [membership.id]);
    netherlands.clock.set('2026-12-01T00:00:00+01:00');
    await choose(netherlands, 'PAID');
    expect(await mine()).toMatchObject({ since: '2026-12-01', through: '2027-11-30', status: 'ACTIVE' });
    const [range] = await netherlands.rows(
      `SELECT registered_through::text AS through FROM customer WHERE id = (SELECT customer_id FROM subscription WHERE id = $1)`,
      [membership.id],
    );
    expect(range).toEqual({ through: '2027-11-30' });
  });

  test('tells the provider nothing of the person', async () => {
    await pay(netherlands, holder, [membership.id]);
    const { id } = (await netherlands.rows('SELECT id FROM payment'))[0];
    const { description, metadata, redirectUrl, webhookUrl } = newest(netherlands);
    expect([description, metadata, webhookUrl]).toEqual([
      'Abonnement bibliotheek',
      { reference: id },
      netherlands.webhook,
    ]);
    expect(redirectUrl).toMatch(/\/payments\/return\?payment=[0-9a-f-]{36}$/);
    const page = await fetch(redirectUrl);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Bedankt')]);
  });

  test.each(['FAILED', 'CANCELED', 'EXPIRED'] as const)(
    '[N9] whose payment is %s waits on, and another payment makes it active',
    async (end) => {
      const first = await pay(netherlands, holder, [membership.id]);
      await choose(netherlands, end);
      expect([await mine(), await passes()]).toMatchObject([{ subscriptionStatus: 'AWAITING_PAYMENT' }, []]);
      expect(await paymentOf(netherlands, holder, first.id)).toMatchObject({
        state: end,
        checkoutUrl: null,
        paidAt: null,
        lines: [{ outcome: null }],
      });
      const second = await pay(netherlands, holder, [membership.id]);
      expect(second.id).not.toBe(first.id);
      await choose(netherlands, 'PAID');
      expect(await mine()).toMatchObject({ status: 'ACTIVE', subscriptionStatus: 'NORMAL' });
      await expectBalanced(netherlands);
    },
  );

  test('[A68] with the same key is the same payment, also for a second click with another', async () => {
    const key = newKey();
    const first = await pay(netherlands, holder, [membership.id], key);
    expect(await pay(netherlands, holder, [membership.id], key)).toEqual(first);
    expect((await pay(netherlands, holder, [membership.id])).id).toBe(first.id);
    expect(netherlands.mollie.account.payments.size).toBe(1);
  });

  test('whose page has run out gets a new one', async () => {
    const first = await pay(netherlands, holder, [membership.id]);
    netherlands.clock.advance(900_000);
    const second = await pay(netherlands, holder, [membership.id]);
    expect([second.id === first.id, second.state]).toEqual([false, 'OPEN']);
    expect((await paymentOf(netherlands, holder, first.id)).state).toBe('EXPIRED');
  });

  test('at the bank is waited for', async () => {
    await pay(netherlands, holder, [membership.id]);
    newest(netherlands).status = 'PENDING';
    expect(await pay(netherlands, holder, [membership.id])).toMatchObject({ code: 'PAYMENT_UNDER_WAY' });
    expect(netherlands.mollie.account.payments.size).toBe(1);
  });

  test('that is paid, or cancelled, has nothing to pay', async () => {
    await pay(netherlands, holder, [membership.id]);
    await choose(netherlands, 'PAID');
    expect(await pay(netherlands, holder, [membership.id])).toMatchObject({
      code: 'NOTHING_TO_PAY',
      field: 'membershipIds',
    });
    await netherlands.rows(`UPDATE subscription SET settled_cents = 0, status = 'CANCELLED', cancelled_on = since`);
    expect(await pay(netherlands, holder, [membership.id])).toMatchObject({ code: 'NOTHING_TO_PAY' });
    expect(await pay(netherlands, holder, [])).toMatchObject({ code: 'NOTHING_TO_PAY' });
  });
});

test('one payment is for one library', async () => {
  const other = await aSubscriber(netherlands);
  const { id } = other.membership;
  const groningen = '5280d000-0000-4000-8000-000000000002';
  await netherlands.rows(`UPDATE subscription SET organisation_id = $1 WHERE id = $2`, [groningen, id]);
  await netherlands.rows('UPDATE login_link SET login_account_id = $1 WHERE login_account_id = $2', [
    holder.subject,
    other.holder.subject,
  ]);
  const refused = await pay(netherlands, holder, [membership.id, id]);
  expect(refused).toMatchObject({ code: 'SEVERAL_LIBRARIES', field: 'membershipIds' });
  expect(await netherlands.rows('SELECT FROM payment')).toEqual([]);
});

describe('[N5] paying before there is something to pay', () => {
  const refusedFor = async (ids: readonly string[], as: Caller | undefined) => {
    const before = await rowCounts(netherlands);
    const { errors } = await netherlands.answer(PAY, { input: { idempotencyKey: newKey(), membershipIds: ids } }, as);
    expect(await rowCounts(netherlands)).toEqual(before);
    return errors?.[0]?.extensions?.['code'];
  };

  test('[A28] is for one’s own memberships: another’s, and one that there is not, are not found', async () => {
    const other = await newHolder(netherlands, newKey());
    expect(await refusedFor([membership.id], other)).toBe('NOT_FOUND');
    expect(await refusedFor([crypto.randomUUID()], holder)).toBe('NOT_FOUND');
    expect(await refusedFor(['x'], holder)).toBe('NOT_FOUND');
    expect(await refusedFor([membership.id], undefined)).toBe('UNAUTHENTICATED');
    expect(await refusedFor([membership.id], ANNEN)).toBe('FORBIDDEN');
    const { id } = await pay(netherlands, holder, [membership.id]);
    expect(await paymentOf(netherlands, other, id)).toBeNull();
  });
});
