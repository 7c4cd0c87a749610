import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { hashPassword } from '../../../subgraphs/shared/runtime/passwords.ts';
import { ERASE, PASSWORD } from '../../support/netherlands.ts';
import {
  choose,
  expectBalanced,
  newest,
  newHolder,
  newKey,
  openPaidNetherlands,
  pay,
  subscribe,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';
import { due, sweep } from '../../support/retention.ts';
import { theSubscriber } from '../../support/subscriber.ts';

let netherlands: TestPayments;
let holder: Caller;
let membership: { id: string };
beforeEach(async () => {
  netherlands = await openPaidNetherlands();
  holder = await newHolder(netherlands);
  await netherlands.rows('UPDATE login_account SET password_hash = $1', [await hashPassword(PASSWORD)]);
  ({ membership } = await subscribe(netherlands, holder, theSubscriber({ idempotencyKey: newKey() })));
});
afterEach(() => netherlands.close());

const erase = async () =>
  (await netherlands.run(ERASE, { password: PASSWORD, dryRun: false }, holder))['eraseMyDigitalMemberships'];
const ledger = () =>
  netherlands.rows(
    `SELECT state, payer_account_id AS payer, checkout_url AS page, subscription_id AS subscription, outcome
     FROM payment p JOIN payment_line l ON l.payment_id = p.id`,
  );

describe('[A45] the ledger after an erasure', () => {
  test('has what was paid, and nothing that says by whom', async () => {
    await pay(netherlands, holder, [membership.id]);
    await choose(netherlands, 'PAID');
    expect(await erase()).toMatchObject({ done: true });
    expect(await ledger()).toEqual([
      { state: 'PAID', payer: null, page: null, subscription: null, outcome: 'SETTLED' },
    ]);
    await expectBalanced(netherlands);
  });

  test('pays back what comes in for somebody who is gone', async () => {
    await pay(netherlands, holder, [membership.id]);
    expect(await erase()).toMatchObject({ done: true }); // what only waits to be paid is no claim
    expect(await ledger()).toMatchObject([{ state: 'OPEN', payer: null, page: null, subscription: null }]);
    await choose(netherlands, 'PAID');
    await sweepPayments(netherlands, 'sendRefunds');
    expect(newest(netherlands).refunds).toHaveLength(1);
    await expectBalanced(netherlands);
  });

  test('stands in the way while something is owed, and no longer once it is paid', async () => {
    await netherlands.rows(`UPDATE subscription SET status = 'NEW'`);
    expect(await erase()).toMatchObject({ code: 'BALANCE_OPEN', parts: ['5290'] });
    await pay(netherlands, holder, [membership.id]);
    await choose(netherlands, 'PAID');
    expect(await erase()).toMatchObject({ done: true });
  });
});

describe('the ledger', () => {
  test('is kept for seven years to the millisecond, but not while something can still come of it', async () => {
    await pay(netherlands, holder, [membership.id]);
    await choose(netherlands, 'PAID');
    await netherlands.rows(
      `INSERT INTO payment (id, organisation_id, method, state, amount_cents, provider_id, created_at, ask_at)
       SELECT gen_random_uuid(), organisation_id, method, 'PENDING', 1, 'tr_pending', created_at, NULL FROM payment`,
    );
    netherlands.clock.set('2033-11-20T23:59:59.999+01:00');
    expect(await due(netherlands, 'ledger')).toMatchObject({ count: 0 });
    netherlands.clock.advance(1);
    expect(await due(netherlands, 'ledger')).toMatchObject({ count: 1 });
    await sweep(netherlands);
    expect(await netherlands.rows('SELECT state FROM payment')).toEqual([{ state: 'PENDING' }]);
    expect(await netherlands.rows('SELECT FROM payment_line')).toEqual([]);
  });
});
