import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';

let supergraph: RunningSupergraph;
beforeAll(async () => {
  supergraph = await runSupergraph();
});
afterAll(() => supergraph.close());

const PASSWORD = 'Welkom01!';
const account = {
  idempotencyKey: 'online-journey-1',
  username: 'r.jansen66',
  email: 'rjansen@example.nl',
  language: 'NL',
};
const refused = ({ code }: { code?: string }) => code;

/** What whoever pays does on the provider's page: looks, chooses, and is sent back. */
async function payOn(checkoutUrl: string, status: string): Promise<void> {
  const page = await (await fetch(checkoutUrl)).text();
  expect(page).toContain('EUR 42.00');
  const chosen = await fetch(checkoutUrl, { method: 'POST', body: new URLSearchParams({ status }) });
  expect([chosen.status, chosen.url]).toEqual([200, expect.stringContaining(`${supergraph.url}/payments/return`)]);
}

test('[N5][N6][N7][N8][N9][N10] signs up online through the public port: account, password, subscription, payment, in that order', async () => {
  const [library] = (await supergraph.play('Netherlands online 1')).data.onlineLibraries;
  const form = {
    ...{
      libraryId: library.id,
      subscriptionType: library.subscriptionTypes[0].code,
      idempotencyKey: 'online-journey-2',
    },
    ...{ initials: 'R.', lastName: 'Jansen', birthDate: '1966-02-14', postcode: '9468 AB', houseNumber: 2 },
  };
  const early = await supergraph.play('Netherlands online 2', { input: form });
  expect(early.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');

  const asked = await supergraph.play('Netherlands account 1', { input: account });
  expect(asked.data.createLoginAccount.__typename).toBe('LoginAccountRequested');
  const noPassword = await supergraph.play('Netherlands 3', { username: account.username, password: PASSWORD });
  expect(refused(noPassword.data.signIn)).toBe('SIGN_IN_FAILED');
  const token = /token=([\w-]{43})/.exec((await supergraph.mailTo(account.email)).text)?.[1] ?? '';
  const active = await supergraph.play('Netherlands 2', { token, password: PASSWORD, passwordAgain: PASSWORD });
  expect(active.data.activateLoginAccount.state).toBe('ACTIVE');
  const signedIn = await supergraph.play('Netherlands 3', { username: account.username, password: PASSWORD });
  const { accessToken } = signedIn.data.signIn;

  const pay = async (membershipId: string, idempotencyKey: string) => {
    const input = { idempotencyKey, membershipIds: [membershipId] };
    return supergraph.play('Netherlands online 3', { input }, accessToken);
  };
  expect((await pay(crypto.randomUUID(), 'online-journey-3')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const subscribed = await supergraph.play('Netherlands online 2', { input: form }, accessToken);
  const { membership } = subscribed.data.subscribeOnline;
  expect(membership).toMatchObject({ status: 'PENDING', subscriptionStatus: 'AWAITING_PAYMENT' });
  const again = await supergraph.play(
    'Netherlands online 2',
    { input: { ...form, idempotencyKey: 'online-journey-4' } },
    accessToken,
  );
  expect(refused(again.data.subscribeOnline)).toBe('SUBSCRIPTION_AWAITS_PAYMENT');

  const first = (await pay(membership.id, 'online-journey-5')).data.payOnline;
  await payOn(first.checkoutUrl, 'CANCELED');
  const canceled = await supergraph.play('Netherlands online 4', { id: first.id }, accessToken);
  expect(canceled.data.onlinePayment).toMatchObject({ state: 'CANCELED', lines: [{ outcome: null }] });

  const second = (await pay(membership.id, 'online-journey-6')).data.payOnline;
  await payOn(second.checkoutUrl, 'PAID');
  const paid = await supergraph.play('Netherlands online 4', { id: second.id }, accessToken);
  expect(paid.data.onlinePayment).toMatchObject({
    state: 'PAID',
    lines: [{ outcome: 'SETTLED', membership: { id: membership.id, status: 'ACTIVE', subscriptionStatus: 'NORMAL' } }],
  });
  const mine = await supergraph.play('Netherlands 4', {}, accessToken);
  expect(mine.data.viewer.digitalMemberships).toMatchObject([
    { id: membership.id, status: 'ACTIVE', entitlement: { eBooks: true, audiobooks: true, physicalCard: false } },
  ]);
  expect(refused((await pay(membership.id, 'online-journey-7')).data.payOnline)).toBe('NOTHING_TO_PAY');
});

test('[R16] a desk takes the money for what was bought there', async () => {
  const desk = await supergraph.staff('desk.annen');
  const { data } = await supergraph.play('Netherlands 1', undefined, desk);
  const { membership } = data.enrolDigitalMemberAtDesk;
  const input = { idempotencyKey: 'desk-journey-1', membershipIds: [membership.id], amountCents: 4200 };
  const received = await supergraph.play('Netherlands desk: receive', { input }, desk);
  expect(received.data.receivePaymentAtDesk).toMatchObject({
    state: 'PAID',
    lines: [{ outcome: 'SETTLED', membership: { subscriptionStatus: 'NORMAL' } }],
  });
});
