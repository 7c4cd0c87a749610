import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readJourneys } from '../../gateway/playground/readJourneys.mjs';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';

let supergraph: RunningSupergraph;
let desk: string;
beforeAll(async () => {
  supergraph = await runSupergraph();
  desk = await supergraph.staff('desk.annen');
});
afterAll(() => supergraph.close());

/** Plays the saved operation, its own input changed by this, and gives its one answer. */
async function play(title: string, change: object = {}, token = desk): Promise<any> {
  const journeys = await readJourneys('schema/journeys');
  const own: { input?: object } = journeys.find((one) => one.title.startsWith(title))?.variables ?? {};
  const variables = own.input ? { ...own, input: { ...own.input, ...change } } : { ...own, ...change };
  const { data, errors } = await supergraph.play(title, variables, token);
  expect([title, errors]).toEqual([title, undefined]);
  return Object.values(data ?? {})[0];
}

async function activate(address: string): Promise<void> {
  const { text } = await supergraph.mailTo(address);
  const token = /token=([\w-]+)/.exec(text)?.[1] ?? '';
  const password = 'Welkom01!';
  await play('Netherlands 2', { token, password, passwordAgain: password }, '');
}

describe('a day at the desk of Annen, by the saved operations of the playground, through the public port', () => {
  let customerId: string;
  let cardHolder: { readonly customerId: string; readonly membershipId: string };

  test('[N11] [N14] [N23] [N24] somebody asks what there is and what it costs, and is enrolled', async () => {
    const sold = await play('Netherlands 1b');
    expect(sold.map(({ code }: { code: string }) => code)).toEqual(['0110', '0120', '0141']);
    expect(await play('Netherlands 1c')).toMatchObject({
      refused: null,
      passNumber: 'VVVVVVVVVVVVVV',
      subscription: { feeStatement: { balance: { amount: 4_000, currency: 'EUR' } } },
    });
    const enrolled = await play('Netherlands 1:');
    expect(enrolled).toMatchObject({ passNumber: '25280000000413' });
    customerId = enrolled.customer.id;
    await activate('eb.tester@example.nl');
  });

  test('the next desk that asks hears that he is there, but for the spelling', async () => {
    expect(await play('Netherlands 1c')).toMatchObject({
      refused: { code: 'POSSIBLE_DUPLICATE', parts: [customerId] },
      duplicates: [{ customerId, exact: false, name: 'E.B. T****r', passNumberEnding: '413' }],
    });
  });

  test('[N11] [N17] [N23] somebody gets a card that is scanned, and lends in the library too', async () => {
    const enrolled = await play('Netherlands 1d');
    cardHolder = { customerId: enrolled.customer.id, membershipId: enrolled.membership.id };
    expect(enrolled).toMatchObject({
      passNumber: '25280000000900',
      membership: { entitlement: { eBooks: true, physicalLending: true, physicalCard: true } },
      loginAccount: { username: '25280000000900' },
    });
    expect(await play('Netherlands 1d', { idempotencyKey: 'desk-annen-0009' })).toMatchObject({
      code: 'PASS_NUMBER_IN_USE',
    });
  });

  test('who loses the card gets another number; it is too early to renew, and no further term is wanted', async () => {
    const { customerId, membershipId } = cardHolder;
    expect(await play('Netherlands s3', { customerId })).toMatchObject({
      __typename: 'PassReplaced',
      formerNumber: '25280000000900',
      customer: { passNumber: '25280000000421' },
    });
    expect(await play('Netherlands s1', { membershipId })).toMatchObject({ code: 'RENEWAL_TOO_EARLY' });
    const cancelled = await play('Netherlands s2', { membershipId, dryRun: false });
    expect(cancelled).not.toMatchObject({ __typename: 'NetherlandsRefusal' });
    expect(await play('Netherlands s2', { membershipId })).toMatchObject({ code: 'ALREADY_CANCELLED' });
  });

  test('[N19] [N21] [N22] somebody moves here and keeps his login account', async () => {
    const there = { idempotencyKey: 'desk-haren-0001', customerNumber: null, loginAccount: { choice: 'NEW' } };
    await play('Netherlands 1e', there, await supergraph.staff('desk.haren'));
    await activate('jdegroot@example.nl');
    expect(await play('Netherlands 1e')).toMatchObject({ code: 'DUPLICATE_SUBSCRIPTION' });
    await endTerms(`c.birth_date = '1979-11-11'`);
    expect(await play('Netherlands 1e')).toMatchObject({
      passNumber: '25280000000439',
      membership: { status: 'ACTIVE' },
      loginAccount: { username: '26100000000016', state: 'ACTIVE' },
    });
  });

  test('[N13] a member moves house; the address of his login account stays', async () => {
    expect(await play('Netherlands 1g', { id: customerId })).toMatchObject({ version: 1, loginLink: 'LINKED' });
    expect(await play('Netherlands 1h', { customerId })).toMatchObject({ version: 2, email: 'e.tester@example.org' });
    expect(await play('Netherlands 1h', { customerId, houseNumber: 5 })).toMatchObject({
      code: 'MEMBER_CHANGED_MEANWHILE',
      parts: ['2'],
    });
    expect(await play('Netherlands 1g', { id: customerId })).toMatchObject({
      address: { postcode: '9471 CC', houseNumber: 3 },
      loginAccount: { email: 'e*******r@example.nl' },
    });
  });

  test('[N11] [N31] a former customer comes back by his number: the same customer, and he signs in as before', async () => {
    expect(await play('Netherlands 1f')).toMatchObject({ code: 'PASS_NUMBER_IN_USE' });
    await endTerms(`c.id = '${customerId}'`);
    expect(await play('Netherlands 1f')).toMatchObject({
      passNumber: '25280000000413',
      customer: { id: customerId },
      membership: { status: 'ACTIVE' },
    });
    const signedIn = await play('Netherlands 3', { username: '25280000000413', password: 'Welkom01!' }, '');
    expect(signedIn).toMatchObject({ __typename: 'SignedIn' });
  });
});

// The day has no year in it: the terms of these customers are put a year back.
async function endTerms(which: string): Promise<void> {
  const back = `since = since - 400, through = through - 400`;
  await supergraph.rows(
    'netherlands',
    `UPDATE subscription s SET ${back} FROM customer c WHERE c.id = s.customer_id AND ${which}`,
  );
  const registered = 'registered_since = registered_since - 400, registered_through = registered_through - 400';
  await supergraph.rows('netherlands', `UPDATE customer c SET ${registered} WHERE ${which}`);
}
