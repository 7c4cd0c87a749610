import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  activate,
  auditTrail,
  enrol,
  GIETEN,
  HAREN,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';
import { snapshot } from '../../support/snapshot.ts';

const ACTIVATED = '25280000000413';
const NEVER = '25280000000421';
const AFTER = '2027-11-01T09:00:00+01:00';
const NEVER_ACTIVATED = { lastName: 'Slapper', birthDate: '1980-02-03' };

let netherlands: TestNetherlands;
let restore: () => Promise<void>;
let id: string;
beforeAll(async () => {
  netherlands = await openNetherlands();
  id = (await enrol(netherlands)).customer.id;
  await activate(netherlands, await netherlands.mailedToken());
  await enrol(netherlands, theExamplePerson({ ...NEVER_ACTIVATED, idempotencyKey: 'never-activated' }));
  netherlands.clock.set(AFTER);
  for (const { name, run } of netherlands.subgraph.sweeps) if (name.startsWith('deleteUnact')) await run();
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  netherlands.clock.set(AFTER);
  await restore();
});

/** The example person, back with another address. */
function back(change: object = {}) {
  return theExamplePerson({
    idempotencyKey: 'back-again-1',
    customerNumber: ACTIVATED,
    houseNumber: 43,
    email: 'new.address@example.nl',
    newsletter: true,
    ...change,
  });
}

describe('[N11] the number of a former customer', () => {
  test('brings that very customer back: a new term, the details of the form, the login account as it was, and no mail', async () => {
    const [account] = await netherlands.rows(`SELECT * FROM login_account WHERE state = 'ACTIVE'`);
    const before = await rowCounts(netherlands);
    const enrolled = await enrol(netherlands, back());
    expect(enrolled).toMatchObject({
      passNumber: ACTIVATED,
      customer: { id, email: 'new.address@example.nl', newsletter: true, address: { houseNumber: 43 } },
      membership: { status: 'ACTIVE', since: '2027-11-01', through: '2028-10-31' },
      loginAccount: { state: 'ACTIVE', username: ACTIVATED, email: 'e*******r@example.nl' },
      staffNotice: expect.stringContaining('No mail is sent'),
    });
    const after = await rowCounts(netherlands);
    const grown = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(grown.sort()).toEqual(['audit', 'idempotency', 'membership_note', 'outbox', 'subscription']);
    expect(await netherlands.rows(`SELECT * FROM login_account WHERE state = 'ACTIVE'`)).toEqual([account]);
    const letters = await netherlands.rows('SELECT kind FROM outbox WHERE posted_at >= $1', [AFTER]);
    expect(letters).toEqual([{ kind: 'kb-copy' }]);
    const [customer] = await netherlands.rows('SELECT version, identity_checked FROM customer WHERE id = $1', [id]);
    expect(customer).toEqual({ version: 2, identity_checked: true });
    expect((await auditTrail(netherlands)).at(-1)).toBe('staff|desk.annen enrolDigitalMemberAtDesk DONE 5280');
    expect(await enrol(netherlands, back())).toEqual(enrolled);
    expect(await rowCounts(netherlands)).toEqual(after);
  });

  test('whose account was never activated gets a new one: what led nowhere is forgotten first', async () => {
    const enrolled = await enrol(netherlands, back({ ...NEVER_ACTIVATED, customerNumber: NEVER }));
    expect(enrolled).toMatchObject({
      passNumber: NEVER,
      loginAccount: { state: 'PENDING_ACTIVATION', username: NEVER, email: 'new.address@example.nl' },
    });
    const links = await netherlands.rows('SELECT state FROM login_link WHERE customer_id = $1 ORDER BY linked_at', [
      enrolled.customer.id,
    ]);
    expect(links).toEqual([{ state: 'FORGOTTEN' }, { state: 'LINKED' }]);
    expect(await enrol(netherlands, back({ ...NEVER_ACTIVATED, customerNumber: NEVER }))).toEqual(enrolled);
  });

  test('whose number another’s active account goes by is refused before anything is stored', async () => {
    await netherlands.rows(`UPDATE login_account SET username = $1 WHERE state = 'ACTIVE'`, [NEVER]);
    const before = await rowCounts(netherlands);
    const again = { ...NEVER_ACTIVATED, customerNumber: NEVER };
    expect(await enrol(netherlands, back(again))).toMatchObject({
      code: 'LOGIN_ACCOUNT_ACTIVE',
      field: 'loginAccount',
    });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
  });

  test('[N19] may be enrolled with the username of the account that is kept', async () => {
    const loginAccount = { choice: 'EXISTING', username: ACTIVATED };
    expect(await enrol(netherlands, back({ loginAccount }))).toMatchObject({ customer: { id } });
  });

  test.each([
    ['PASS_NUMBER_IN_USE', 'customerNumber', { birthDate: '1991-01-05' }, ANNEN],
    ['PASS_NUMBER_IN_USE', 'customerNumber', {}, HAREN],
    ['IDENTITY_NOT_CHECKED', 'identityChecked', { identityChecked: false }, ANNEN],
    [
      'LOGIN_ACCOUNT_STILL_LINKED',
      'loginAccount.username',
      { loginAccount: { choice: 'EXISTING', username: 'other' } },
      GIETEN,
    ],
  ])('is refused: %s at %s', async (code, field, change, desk) => {
    const before = await rowCounts(netherlands);
    expect(await enrol(netherlands, back(change), desk)).toMatchObject({ code, field, others: [] });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
  });

  test.each([
    ['MEMBERSHIP_BANNED', `status = 'BANNED', status_before_ban = 'NEW', ban_reason = 'HOUSE_RULES'`],
    ['PAYMENT_FIRST', `status = 'OVERDUE'`],
  ])('is refused by %s, as renewing is', async (code, change) => {
    await netherlands.rows(`UPDATE subscription SET ${change} WHERE customer_id = $1`, [id]);
    expect(await enrol(netherlands, back())).toMatchObject({ code, field: 'customerNumber' });
  });

  test('is in use on the last day of his term', async () => {
    netherlands.clock.set('2027-10-31T23:59:59+01:00');
    expect(await enrol(netherlands, back())).toMatchObject({ code: 'PASS_NUMBER_IN_USE' });
    netherlands.clock.set('2027-11-01T00:00:00+01:00');
    expect(await enrol(netherlands, back())).toMatchObject({ customer: { id } });
  });

  test('does not come back beside himself, enrolled anew under another number', async () => {
    await enrol(netherlands, back({ customerNumber: 'v', idempotencyKey: 'enrolled-anew' }));
    expect(await enrol(netherlands, back())).toMatchObject({ code: 'DUPLICATE_PERSON', parts: [expect.any(String)] });
  });

  test('[N21] is refused while the account carries a running subscription of another library', async () => {
    const there = {
      loginAccount: { choice: 'EXISTING', username: ACTIVATED },
      idempotencyKey: 'moved-there',
      customerNumber: null,
    };
    expect(await enrol(netherlands, back(there), HAREN)).toMatchObject({ __typename: 'DigitalEnrolment' });
    expect(await enrol(netherlands, back())).toMatchObject({ code: 'DUPLICATE_SUBSCRIPTION' });
  });

  test('is brought back once by two desks at the same instant', async () => {
    const outcomes = await Promise.all([
      enrol(netherlands, back(), ANNEN),
      enrol(netherlands, back({ idempotencyKey: 'back-again-2' }), GIETEN),
    ]);
    expect(outcomes.map(({ code, passNumber }) => code ?? passNumber).sort()).toEqual([
      ACTIVATED,
      'PASS_NUMBER_IN_USE',
    ]);
    expect(await netherlands.rows('SELECT version FROM customer WHERE id = $1', [id])).toEqual([{ version: 2 }]);
  });
});
