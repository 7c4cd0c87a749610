import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { accountHolder } from '../../support/netherlands.ts';
import {
  choose,
  expectBalanced,
  newKey,
  openPaidNetherlands,
  pay,
  sweepPayments,
  type TestPayments,
} from '../../support/payments.ts';
import { aSubscriber, beginAnew } from './aSubscriber.ts';

const RENEW = `mutation ($input: RenewDigitalMembershipInput!) { renewDigitalMembership(input: $input) {
  __typename ... on DigitalRenewal { membership { id } } ... on NetherlandsRefusal { code } } }`;

let netherlands: TestPayments;
let holder: Caller;
let first: { id: string };
let renewed: { id: string };
beforeAll(async () => {
  netherlands = await openPaidNetherlands();
});
afterAll(() => netherlands.close());

// Paid on 20 November 2026 until 31 October 2027; renewed on 15 October 2027.
beforeEach(async () => {
  await beginAnew(netherlands);
  ({ holder, membership: first } = await aSubscriber(netherlands));
  await pay(netherlands, holder, [first.id]);
  await choose(netherlands, 'PAID');
  netherlands.clock.set('2027-10-15T10:00:00+02:00');
  holder = accountHolder(holder.subject, Math.floor(netherlands.clock.now().getTime() / 1_000));
  const input = { idempotencyKey: newKey(), membershipId: first.id };
  renewed = (await netherlands.run(RENEW, { input }, holder))['renewDigitalMembership'].membership;
});

const terms = async () =>
  (
    await netherlands.rows(
      `SELECT s.status, since::text, through::text, registered_through::text AS registered,
         (SELECT count(*)::int FROM pass p WHERE p.customer_id = c.id) AS passes
       FROM subscription s JOIN customer c ON c.id = s.customer_id WHERE s.id = $1`,
      [renewed.id],
    )
  )[0];

test('[N9] a term renewed online waits for its payment, and begins when the one before it ends', async () => {
  expect(await terms()).toMatchObject({ status: 'AWAITING_PAYMENT', since: '2027-11-01', through: '2028-10-31' });
  await pay(netherlands, holder, [renewed.id]);
  await choose(netherlands, 'PAID');
  expect(await terms()).toEqual({
    status: 'NORMAL',
    since: '2027-11-01',
    through: '2028-10-31',
    registered: '2028-10-31',
    passes: 1,
  });
  await expectBalanced(netherlands);
});

test('[N9] paid when that is over, it begins on the day of the payment', async () => {
  netherlands.clock.set('2027-11-05T10:00:00+01:00');
  holder = accountHolder(holder.subject, Math.floor(netherlands.clock.now().getTime() / 1_000));
  await pay(netherlands, holder, [renewed.id]);
  await choose(netherlands, 'PAID');
  expect(await terms()).toMatchObject({ status: 'NORMAL', since: '2027-11-05', through: '2028-10-31', passes: 1 });
});

test('unpaid it is cancelled a week after its first day, and the member is registered as before', async () => {
  netherlands.clock.set('2027-11-07T23:59:59.999+01:00');
  await sweepPayments(netherlands, 'cancelUnpaid');
  expect(await terms()).toMatchObject({ status: 'AWAITING_PAYMENT', registered: '2028-10-31' });
  netherlands.clock.set('2027-11-08T00:00:00+01:00');
  await sweepPayments(netherlands, 'cancelUnpaid');
  expect(await terms()).toMatchObject({ status: 'CANCELLED', registered: '2027-11-07' });
});
