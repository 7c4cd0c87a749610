import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  ANNEN,
  auditTrail,
  enrol,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';
import { newHolder, newKey, SUBSCRIBE, statusOf, subscribe } from '../../support/payments.ts';
import { theSubscriber } from '../../support/subscriber.ts';

const GRONINGEN = '5280d000-0000-4000-8000-000000000002';

let netherlands: TestNetherlands;
let holder: Caller;
let people = 0;
beforeAll(async () => {
  netherlands = await openNetherlands();
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  people += 1;
  netherlands.from(`home ${people}`);
  holder = await newHolder(netherlands, `jansen${people}`);
});

const mine = (overrides: object = {}) => theSubscriber({ idempotencyKey: newKey(), houseNumber: people, ...overrides });
const ROWS = ['customer', 'subscription', 'pass', 'login_link', 'payment', 'outbox', 'idempotency'];
const counts = async () => {
  const all = await rowCounts(netherlands);
  return ROWS.map((table) => all[table]);
};

describe('[N5] [N8] subscribing online', () => {
  test('is for whoever has an account and a password, by the desk’s rules, and gives no rights before it is paid', async () => {
    const { membership, feeStatement } = await subscribe(netherlands, holder, mine({ newsletter: true }));
    expect(membership).toMatchObject({
      status: 'PENDING',
      subscriptionStatus: 'AWAITING_PAYMENT',
      channel: 'ONLINE',
      openBalance: { amount: 4200 },
      library: { code: '5290' },
      entitlement: { eBooks: false, audiobooks: false, physicalLending: false, physicalCard: false },
    });
    expect(feeStatement).toEqual({
      name: 'R. Jansen',
      age: 60,
      expiryMonth: '2027-10',
      balance: { amount: 4200, currency: 'EUR' },
      branchCode: '5290',
    });
    const [customer] = await netherlands.rows(
      `SELECT c.id, email, newsletter, identity_checked, enrolled_online, iban,
         (SELECT count(*)::int FROM pass WHERE customer_id = c.id) AS passes
       FROM customer c JOIN subscription s ON s.customer_id = c.id WHERE s.id = $1`,
      [membership.id],
    );
    expect(customer).toMatchObject({ email: `jansen${people}@example.nl`, newsletter: true, passes: 0, iban: null });
    expect(customer).toMatchObject({ identity_checked: false, enrolled_online: true });
    expect((await auditTrail(netherlands)).at(-1)).toBe(`kb-login|${holder.subject} subscribeOnline DONE`);
    const [letter] = await netherlands.rows('SELECT kind FROM outbox WHERE subject LIKE $1', [`${customer.id} %`]);
    expect(letter).toEqual({ kind: 'kb-copy' });
  });

  test('[A68] with the same key again is the same subscription; the key with another form is refused', async () => {
    const input = mine();
    const first = await subscribe(netherlands, holder, input);
    const before = await counts();
    expect(await subscribe(netherlands, holder, input)).toEqual(first);
    expect(await subscribe(netherlands, holder, { ...input, lastName: 'Ander' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await counts()).toEqual(before);
  });

  test.each([
    ['nobody signed in', undefined, 'UNAUTHENTICATED'],
    ['a desk', ANNEN, 'FORBIDDEN'],
  ])('[N5] the account comes first: %s is let in to nothing', async (_who, as, code) => {
    const before = await counts();
    const { errors } = await netherlands.answer(SUBSCRIBE, { input: mine() }, as);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await counts()).toEqual(before);
  });

  test.each([
    ['a library that sells nothing online', { libraryId: GRONINGEN }, 'LIBRARY_NOT_ONLINE'],
    ['no library', { libraryId: 'x' }, 'LIBRARY_NOT_ONLINE'],
    ['what is not sold', { subscriptionType: '9999' }, 'SUBSCRIPTION_TYPE_UNKNOWN'],
    ['the day before the 18th birthday', { birthDate: '2008-11-21' }, 'AGE_NOT_ELIGIBLE'],
    ['a birth date to come', { birthDate: '2026-11-21' }, 'BIRTH_DATE_INVALID'],
    ['no postcode', { postcode: '9468' }, 'POSTCODE_INVALID'],
    ['no house number', { houseNumber: 0 }, 'HOUSE_NUMBER_INVALID'],
    ['no name', { lastName: ' ' }, 'NAME_INVALID'],
  ])('[N8] [N13] with %s is refused, and nothing is stored', async (_what, overrides, code) => {
    const before = await counts();
    expect(await subscribe(netherlands, holder, mine(overrides))).toMatchObject({ code });
    expect(await counts()).toEqual(before);
    expect((await auditTrail(netherlands)).at(-1)).toBe(`kb-login|${holder.subject} subscribeOnline ${code}`);
  });

  test('[N8] on the 18th birthday is possible', async () => {
    expect(await subscribe(netherlands, holder, mine({ birthDate: '2008-11-20' }))).toHaveProperty('membership');
  });

  test('[N6] names everything that is wrong at once', async () => {
    const refused = await subscribe(netherlands, holder, mine({ lastName: '', postcode: 'x' }));
    expect(refused).toMatchObject({ code: 'NAME_INVALID', others: [{ code: 'POSTCODE_INVALID', field: 'postcode' }] });
  });
});

describe('an account that carries something', () => {
  const become = (status: string, through = '2027-10-31', extra = '') =>
    netherlands.rows(
      `UPDATE subscription SET status = $1, status_before_ban = CASE $1 WHEN 'BANNED' THEN 'NEW' END,
         ban_reason = CASE $1 WHEN 'BANNED' THEN 'MISUSE' END, since = least(since, $2::date), through = $2${extra} WHERE customer_id IN
         (SELECT customer_id FROM login_link WHERE login_account_id = $3)`,
      [status, through, holder.subject],
    );

  test.each([
    ['waits to be paid', 'AWAITING_PAYMENT', '2027-10-31', 'SUBSCRIPTION_AWAITS_PAYMENT'],
    ['runs', 'NORMAL', '2027-10-31', 'DUPLICATE_SUBSCRIPTION'],
    ['ends today', 'NORMAL', '2026-11-20', 'DUPLICATE_SUBSCRIPTION'],
    ['is banned', 'BANNED', '2027-10-31', 'DUPLICATE_SUBSCRIPTION'],
    ['ended yesterday', 'NORMAL', '2026-11-19', 'RENEWAL_NOT_SIGN_UP'],
  ])('[N6] that %s takes no other', async (_what, status, through, code) => {
    await subscribe(netherlands, holder, mine());
    await become(status, through);
    const before = await counts();
    expect(await subscribe(netherlands, holder, mine({ lastName: 'Ander' }))).toMatchObject({ code });
    expect(await counts()).toEqual(before);
  });

  test('[N6] that was cancelled begins anew', async () => {
    const { membership } = await subscribe(netherlands, holder, mine());
    await become('CANCELLED', '2027-10-31', `, cancelled_on = '2026-11-20'`);
    expect(await subscribe(netherlands, holder, mine({ lastName: 'Ander' }))).toHaveProperty('membership');
    expect(await statusOf(netherlands, membership.id)).toBe('CANCELLED');
  });

  test('is not for somebody with another birth date', async () => {
    await subscribe(netherlands, holder, mine());
    await become('NORMAL', '2026-11-19');
    const other = mine({ lastName: 'Ander', birthDate: '1970-01-01' });
    expect(await subscribe(netherlands, holder, other)).toMatchObject({ code: 'NOT_THE_ACCOUNT_HOLDER' });
  });

  test('[A65] two sign-ups of one account at the same instant are one', async () => {
    const both = await Promise.all([
      subscribe(netherlands, holder, mine({ lastName: 'Een' })),
      subscribe(netherlands, holder, mine({ lastName: 'Twee' })),
    ]);
    expect(both.map(({ code, __typename: type }) => code ?? type).sort()).toEqual([
      'OnlineSubscription',
      'SUBSCRIPTION_AWAITS_PAYMENT',
    ]);
  });
});

describe('a person whom the library knows', () => {
  test('[A6] is not told about, and guessing at one is slowed down', async () => {
    await enrol(netherlands, theExamplePerson({ idempotencyKey: 'known-person-1' }), ANNEN);
    const guess = () =>
      subscribe(
        netherlands,
        holder,
        mine({ initials: 'E.B.', lastName: 'Tester', birthDate: '1991-01-04', postcode: '9468 BG', houseNumber: 41 }),
      );
    const before = await counts();
    const first = await guess();
    expect([first.code, first.field, first.message]).toEqual([
      'ASK_THE_LIBRARY',
      null,
      'This sign-up cannot be completed online. Ask the library.',
    ]);
    const heard: string[] = [];
    for (let time = 0; time < 6; time += 1) heard.push((await guess()).code);
    expect(heard.at(-1)).toBe('TOO_MANY_ATTEMPTS');
    expect(await counts()).toEqual(before);
  });
});

test('[N5] anybody can ask which libraries sell what online', async () => {
  const { onlineLibraries } = await netherlands.run(
    '{ onlineLibraries { id name subscriptionTypes { code name price { amount currency } minimumAge } } }',
  );
  expect(onlineLibraries).toEqual([
    {
      id: theSubscriber()['libraryId'],
      name: 'Bibliotheken Drenthe',
      subscriptionTypes: [
        { code: '0141', name: 'Digital only', price: { amount: 4200, currency: 'EUR' }, minimumAge: 18 },
      ],
    },
  ]);
});
