import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { PERMISSIONS } from '../../../subgraphs/netherlands/domain/permissions.ts';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { CUSTOMER_CARE, forgot, KB_IAM, signIn } from '../../support/netherlands.ts';
import { KB_COPIES } from '../synchronisation/documents.ts';
import { EMAIL, type OpenAccount, openAccount, posted, sent, USERNAME } from './anAccount.ts';
import { aCase, ask, CARE_EMAIL, CARE_USERNAME, CONFIRM_EMAIL, FIND_ACCOUNTS, tokenIn } from './documents.ts';

const DAY_MS = 86_400_000;

let account: OpenAccount;
beforeAll(async () => {
  account = await openAccount({ NETHERLANDS_CARE_LOOKUPS_PER_PERSON_PER_DAY: '3' });
});
afterEach(() => account.again());
afterAll(() => account.on.close());

async function failTwice() {
  account.on.clock.advance(1_000); // after whatever an earlier test left in the trail
  for (const wrong of ['Fout0001!', 'Fout0002!']) await signIn(account.on, USERNAME, wrong);
}
const lastLine = async () =>
  (await account.on.rows('SELECT actor, purpose, action, subject, outcome FROM audit ORDER BY seq DESC LIMIT 1'))[0];
const find = (by: object, as: Caller = CUSTOMER_CARE) =>
  ask(account.on, FIND_ACCOUNTS, { purpose: 'OWNER_ASKED', ...by }, as);
const email = (as: Caller, overrides: object = {}) =>
  ask(account.on, CARE_EMAIL, { about: aCase(account.id, overrides), email: 'nieuw@example.nl' }, as);
const username = (as: Caller, overrides: object = {}) =>
  ask(account.on, CARE_USERNAME, { about: aCase(account.id, overrides), username: 'eb.tester' }, as);

// The trail stays from test to test: time goes on from one to the next, a good sign-in first.
let hours = 0;
async function later() {
  hours += 48;
  account.on.clock.set(new Date(Date.parse('2026-11-20T10:00:00+01:00') + hours * 3_600_000).toISOString());
  await signIn(account.on, USERNAME);
  account.on.clock.advance(1);
}

describe('[E15] [A30] the KB’s staff changes what is its owner’s', () => {
  test.each([
    ['customer care', CUSTOMER_CARE],
    ['identity management', KB_IAM],
  ])('%s: not while he can sign in, whatever is said', async (_label, as) => {
    await later();
    const before = await account.on.rows('SELECT * FROM login_account');
    expect(await email(as)).toMatchObject({ code: 'OWNER_CAN_SIGN_IN', field: 'reason' });
    expect(await username(as)).toMatchObject({ code: 'OWNER_CAN_SIGN_IN' });
    expect([await account.on.rows('SELECT * FROM login_account'), await posted(account.on)]).toEqual([before, []]);
    expect(await lastLine()).toMatchObject({
      actor: `staff|${as.subject}`,
      purpose: 'CANNOT_LOG_IN KB-2026-0413',
      action: 'changeLoginUsername',
      subject: account.id,
      outcome: 'OWNER_CAN_SIGN_IN',
    });
  });

  test.each([
    ['customer care', CUSTOMER_CARE],
    ['identity management', KB_IAM],
  ])('%s: another address, after two sign-ins failed; both addresses hear of it', async (_label, as) => {
    await later();
    await signIn(account.on, USERNAME, 'Fout0001!');
    expect(await email(as)).toMatchObject({ code: 'OWNER_CAN_SIGN_IN' });
    await signIn(account.on, USERNAME, 'Fout0002!');
    expect(await email(as)).toMatchObject({ __typename: 'LoginEmailChangeAsked' });
    expect(await lastLine()).toMatchObject({ action: 'changeLoginEmail', outcome: 'DONE' });
    const mails = await sent(account.on);
    expect(mails.map(({ to }) => to).sort()).toEqual([EMAIL, 'nieuw@example.nl']);
    expect(await account.on.rows('SELECT email FROM login_account')).toEqual([{ email: EMAIL }]);
    const token = tokenIn(mails.find(({ to }) => to !== EMAIL));
    expect(await ask(account.on, CONFIRM_EMAIL, { token })).toMatchObject({ email: 'nieuw@example.nl' });
    expect((await sent(account.on)).map(({ to }) => to)).toEqual([EMAIL]);
  });

  test('another username; the owner is mailed, and a failed one of the day before does not count', async () => {
    await later();
    await failTwice();
    account.on.clock.advance(DAY_MS);
    expect(await username(CUSTOMER_CARE)).toMatchObject({ code: 'OWNER_CAN_SIGN_IN' });
    await failTwice();
    expect(await username(CUSTOMER_CARE)).toMatchObject({ username: 'eb.tester', email: expect.stringMatching(/\*/) });
    expect((await sent(account.on)).map(({ to }) => to)).toEqual([EMAIL]);
  });

  test('a good sign-in after the failed ones makes them nothing', async () => {
    await later();
    await failTwice();
    account.on.clock.advance(1);
    await signIn(account.on, USERNAME);
    account.on.clock.advance(1);
    expect(await email(CUSTOMER_CARE)).toMatchObject({ code: 'OWNER_CAN_SIGN_IN' });
  });

  test.each([
    [30 * DAY_MS - 2, 'OWNER_CAN_SIGN_IN'],
    [30 * DAY_MS - 1, undefined],
  ])('without a sign-in for 30 days: %i ms and one more', async (quiet, code) => {
    await later();
    account.on.clock.advance(quiet);
    expect((await email(CUSTOMER_CARE)).code).toBe(code);
    hours += 31 * 24;
  });

  test.each([['kb'], ['E.B. Tester'], ['eb.tester@example.nl'], [''], ['K'.repeat(31)]])(
    'not under the case number %j, which the trail does not keep',
    async (caseNumber) => {
      await later();
      await failTwice();
      expect(await email(CUSTOMER_CARE, { caseNumber })).toMatchObject({ code: 'CASE_NUMBER_INVALID' });
      expect(await lastLine()).toMatchObject({ purpose: 'CANNOT_LOG_IN', outcome: 'CASE_NUMBER_INVALID' });
    },
  );

  test('not of an account that was never activated, and none that is not there is found', async () => {
    await account.on.rows(
      `UPDATE login_account SET state = 'PENDING_ACTIVATION', link_valid_until = created_at + interval '1 day',
       email_confirmed_at = NULL, password_hash = NULL`,
    );
    expect(await email(CUSTOMER_CARE)).toMatchObject({ code: 'LOGIN_ACCOUNT_NOT_ACTIVE' });
    const nobody = { about: aCase(crypto.randomUUID()), email: EMAIL };
    expect((await account.on.answer(CARE_EMAIL, nobody, CUSTOMER_CARE)).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });
});

test('[E16] [E18] no row lets the KB’s staff change a pass, a subscription or its form', () => {
  const open = Object.entries(PERMISSIONS).filter(([, row]) => 'KB_CUSTOMER_CARE' in row && !('ANONYMOUS' in row));
  const names = open.map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(['findLoginAccounts', 'setTemporaryPassword', 'changeLoginEmail']));
  expect(names.filter((name) => /pass(?!word)|subscri|enrol|renew|cancel|member|pay/i.test(name))).toEqual([]);
  expect(Object.keys(PERMISSIONS.setTemporaryPassword)).toEqual(['KB_CUSTOMER_CARE']);
});

describe('[E3] [E12] looking an account up', () => {
  test('by its whole username, with what helps to help; on record with the purpose', async () => {
    await later();
    await failTwice();
    await forgot(account.on, USERNAME);
    expect(await find({ username: ` ${USERNAME}` })).toEqual([
      {
        id: account.id,
        ownerCannotSignIn: true,
        lastProvedAt: expect.any(String),
        failedLately: 2,
        resetAskedAt: expect.any(String),
        temporaryPasswordUntil: null,
        loginAccount: { state: 'ACTIVE', username: USERNAME, email: 'e*******r@example.nl' },
      },
    ]);
    expect(await lastLine()).toEqual({
      actor: 'staff|kb.customer.care',
      purpose: 'OWNER_ASKED',
      action: 'findLoginAccounts',
      subject: account.id,
      outcome: 'DONE',
    });
  });

  test('by its whole address; of nobody it is on record too', async () => {
    expect(await find({ email: EMAIL.toUpperCase() })).toMatchObject([{ id: account.id }]);
    for (const by of [{ email: 'eb.tester' }, { username: '2528000000041' }]) {
      expect(await find(by)).toEqual([]);
      expect(await lastLine()).toMatchObject({ subject: null, outcome: 'DONE' });
    }
  });

  test.each([[{}], [{ username: USERNAME, email: EMAIL }]])('by %j is none', async (by) => {
    const { errors } = await account.on.answer(FIND_ACCOUNTS, { purpose: 'OWNER_ASKED', ...by }, CUSTOMER_CARE);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('[A2] counts persons in a budget, with those whose copies at the KB were looked at, and keeps only a keyed hash of what was typed', async () => {
    for (const name of ['one.a', 'two.b', 'three.c', 'one.a']) expect(await find({ username: name })).toEqual([]);
    const again = { purpose: 'LIBRARY_ASKED', username: 'four.d' };
    expect((await account.on.answer(FIND_ACCOUNTS, again, CUSTOMER_CARE)).errors).toMatchObject([
      { extensions: { code: 'RATE_LIMITED' } },
    ]);
    const copies = (username: string) => account.on.answer(KB_COPIES, { username }, CUSTOMER_CARE);
    expect((await copies('ONE.a')).data).toEqual({ answer: [] });
    expect((await copies('four.d')).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(await find(again, KB_IAM)).toEqual([]);
    expect(JSON.stringify(await account.on.rows('SELECT * FROM lookup_budget, audit'))).not.toMatch(/one\.a|four\.d/);
  });
});
