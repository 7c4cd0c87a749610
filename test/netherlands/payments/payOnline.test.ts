import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { ANNEN, auditTrail, rowCounts, theSignUp } from '../../support/netherlands.ts';
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
  statusOf,
  subscribe,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';

let netherlands: TestPayments;
let holder: Caller;
let membership: { id: string };
let people = 0;
beforeAll(async () => {
  netherlands = await openPaidNetherlands();
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  people += 1;
  Object.assign(netherlands.mollie.faults, { latencyMs: 0, always: undefined, next: [] });
  Object.assign(netherlands.mollie.webhooks.faults, { lose: false, times: 1, delayMs: 0, hold: false });
  netherlands.mollie.account.payments.clear();
  await netherlands.rows('TRUNCATE payment CASCADE');
  await netherlands.rows(
    `UPDATE subscription SET settled_cents = 0, status = 'CANCELLED', cancelled_on = '2026-11-20'`,
  );
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
  netherlands.from(`home ${people}`);
  holder = await newHolder(netherlands, `jansen${people}`);
  ({ membership } = await subscribe(netherlands, holder, theSignUp({ idempotencyKey: newKey(), houseNumber: people })));
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

describe('[N5] paying before there is something to pay', () => {
  const refusedFor = async (ids: readonly string[], as: Caller | undefined) => {
    const before = await rowCounts(netherlands);
    const { errors } = await netherlands.answer(PAY, { input: { idempotencyKey: newKey(), membershipIds: ids } }, as);
    expect(await rowCounts(netherlands)).toEqual(before);
    return errors?.[0]?.extensions?.['code'];
  };

  test('[A28] is for one’s own memberships: another’s, and one that there is not, are not found', async () => {
    const other = await newHolder(netherlands, `ander${people}`);
    expect(await refusedFor([membership.id], other)).toBe('NOT_FOUND');
    expect(await refusedFor([crypto.randomUUID()], holder)).toBe('NOT_FOUND');
    expect(await refusedFor(['x'], holder)).toBe('NOT_FOUND');
    expect(await refusedFor([membership.id], undefined)).toBe('UNAUTHENTICATED');
    expect(await refusedFor([membership.id], ANNEN)).toBe('FORBIDDEN');
    const { id } = await pay(netherlands, holder, [membership.id]);
    expect(await paymentOf(netherlands, other, id)).toBeNull();
  });
});

describe('when the provider is down', () => {
  test('[A71] at the order: nothing is half done, and the same key goes on', async () => {
    netherlands.mollie.faults.always = 'ERROR_503';
    const key = newKey();
    expect(await pay(netherlands, holder, [membership.id], key)).toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' });
    const [created] = await netherlands.rows('SELECT id, state, provider_id, checkout_url FROM payment');
    expect(created).toMatchObject({ state: 'CREATED', provider_id: null, checkout_url: null });
    netherlands.mollie.faults.always = undefined;
    expect(await pay(netherlands, holder, [membership.id], key)).toMatchObject({ id: created.id, state: 'OPEN' });
    await choose(netherlands, 'PAID');
    expect(await statusOf(netherlands, membership.id)).toBe('NORMAL');
  });

  test('[A71] at the order, and nobody goes on: what nobody was given a page for is over after half an hour', async () => {
    netherlands.mollie.faults.always = 'ERROR_503';
    const key = newKey();
    await pay(netherlands, holder, [membership.id], key);
    netherlands.mollie.faults.always = undefined;
    netherlands.clock.advance(1_799_999);
    await sweepPayments(netherlands, 'reconcilePayments');
    expect(await netherlands.rows('SELECT state FROM payment')).toEqual([{ state: 'CREATED' }]);
    netherlands.clock.advance(1);
    expect(await pay(netherlands, holder, [membership.id], key)).toMatchObject({ state: 'CREATED', checkoutUrl: null });
    await sweepPayments(netherlands, 'reconcilePayments');
    expect(await pay(netherlands, holder, [membership.id], key)).toMatchObject({ state: 'EXPIRED', checkoutUrl: null });
    expect(netherlands.mollie.account.payments.size).toBe(0);
    expect(await pay(netherlands, holder, [membership.id])).toMatchObject({ state: 'OPEN' });
  });

  test('[A71] when it is asked again: it is asked later, in growing waits', async () => {
    await pay(netherlands, holder, [membership.id]);
    netherlands.mollie.faults.always = 'ERROR_429';
    await choose(netherlands, 'PAID');
    expect(await statusOf(netherlands, membership.id)).toBe('AWAITING_PAYMENT');
    const waits: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      expect(await sweepPayments(netherlands, 'reconcilePayments')).toBe(0);
      const [{ wait }] = await netherlands.rows(`SELECT extract(epoch FROM ask_at - $1)::int AS wait FROM payment`, [
        netherlands.clock.now(),
      ]);
      waits.push(wait);
      netherlands.clock.advance(wait * 1_000);
    }
    expect(waits).toEqual([60, 120, 240]);
    netherlands.mollie.faults.always = undefined;
    expect(await sweepPayments(netherlands, 'reconcilePayments')).toBe(1);
    expect(await statusOf(netherlands, membership.id)).toBe('NORMAL');
    await expectBalanced(netherlands);
  });
});

describe('a sign-up that nobody pays', () => {
  const after = async (milliseconds: number) => {
    netherlands.clock.set(new Date(Date.parse('2026-11-20T10:00:00+01:00') + milliseconds).toISOString());
    await sweepPayments(netherlands);
    return statusOf(netherlands, membership.id);
  };
  const WEEK = 7 * 86_400_000;

  test('is cancelled after a week, to the millisecond, and can be begun anew', async () => {
    expect(await after(WEEK - 1)).toBe('AWAITING_PAYMENT');
    expect(await after(WEEK)).toBe('CANCELLED');
    const again = theSignUp({ idempotencyKey: newKey(), houseNumber: people });
    expect(await subscribe(netherlands, holder, again)).toHaveProperty('membership');
    expect((await auditTrail(netherlands)).filter((line) => line === 'sweep cancelUnpaid DONE').length).toBeGreaterThan(
      0,
    );
  });

  test('waits on while a payment can still turn out paid', async () => {
    netherlands.clock.advance(WEEK - 60_000);
    await pay(netherlands, holder, [membership.id]);
    newest(netherlands).status = 'PENDING';
    expect(await after(WEEK)).toBe('AWAITING_PAYMENT');
    newest(netherlands).status = 'EXPIRED';
    expect(await after(WEEK + 3_600_000)).toBe('CANCELLED');
  });
});
