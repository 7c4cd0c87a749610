import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { checkNewPassword } from '../../../subgraphs/netherlands/domain/password.ts';
import { CUSTOMER_CARE, forgot, PASSWORD, reset, signIn } from '../../support/netherlands.ts';
import { EMAIL, type OpenAccount, openAccount, sent, USERNAME } from './anAccount.ts';
import { aCase, ask, REPLACE_TEMPORARY, SET_TEMPORARY, tokenIn } from './documents.ts';

const DAY_MS = 86_400_000;
const NEW = 'Anders02?';

let account: OpenAccount;
let told: { password: string; validUntil: string };
beforeAll(async () => {
  account = await openAccount();
});
afterAll(() => account.on.close());

let rounds = 0;
/** Each test later than the one before, for the trail stays; somebody asks for a mail, and then for a temporary password. */
beforeEach(async () => {
  await account.again();
  rounds += 1;
  account.on.clock.advance(rounds * 3 * DAY_MS);
  await forgot(account.on, USERNAME);
  await sent(account.on);
  const about = aCase(account.id, { reason: 'RESET_MAIL_NOT_RECEIVED' });
  told = await ask(account.on, SET_TEMPORARY, { about }, CUSTOMER_CARE);
});

const replace = (temporaryPassword: string, password = NEW, passwordAgain = password, username = USERNAME) =>
  ask(account.on, REPLACE_TEMPORARY, { username, temporaryPassword, password, passwordAgain });

describe('[E13] [T9] a temporary password', () => {
  test('[R4] is random, by the rules, good for a day and kept as a hash alone; the owner is mailed without it', async () => {
    expect(checkNewPassword(told.password, told.password)).toBeUndefined();
    expect(told.password).toHaveLength(14);
    expect(new Date(told.validUntil).getTime()).toBe(account.on.clock.now().getTime() + DAY_MS);
    expect(JSON.stringify(await account.on.rows('SELECT * FROM login_account, audit, outbox'))).not.toContain(
      told.password,
    );
    const [mail, ...others] = await sent(account.on);
    expect([mail?.to, others]).toEqual([EMAIL, []]);
    expect(mail?.text).not.toContain(told.password);
    const [line] = await account.on.rows('SELECT action, purpose, outcome FROM audit ORDER BY seq DESC LIMIT 1');
    const purpose = 'RESET_MAIL_NOT_RECEIVED KB-2026-0413';
    expect(line).toEqual({ action: 'setTemporaryPassword', purpose, outcome: 'DONE' });
  });

  test('[A20] signs nobody in: another must be chosen, and the one before is dead', async () => {
    expect(await signIn(account.on, USERNAME, told.password)).toMatchObject({ code: 'NEW_PASSWORD_REQUIRED' });
    expect(await signIn(account.on, USERNAME, 'Fout0001!')).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await signIn(account.on, USERNAME, PASSWORD)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await account.on.run('{ viewer { loginAccount { state } } }', {}, account.holder())).toEqual({
      viewer: { loginAccount: null },
    });
  });

  test('[A20] is replaced by one’s own, once, which signs in', async () => {
    expect(await replace(told.password)).toMatchObject({
      __typename: 'SignedIn',
      loginAccount: { username: USERNAME },
    });
    expect(await signIn(account.on, USERNAME, NEW)).toMatchObject({ __typename: 'SignedIn' });
    expect(await replace(told.password, 'Derde0003!')).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await replace(NEW, 'Derde0003!')).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await account.on.run('{ viewer { loginAccount { state } } }', {}, account.holder())).toEqual({
      viewer: { loginAccount: { state: 'ACTIVE' } },
    });
  });

  test.each([
    [DAY_MS - 1, 'NEW_PASSWORD_REQUIRED', undefined],
    [DAY_MS, 'TEMPORARY_PASSWORD_EXPIRED', 'TEMPORARY_PASSWORD_EXPIRED'],
  ])('[A16] %i ms after it was set', async (later, atSignIn, atReplacing) => {
    account.on.clock.advance(later);
    expect(await signIn(account.on, USERNAME, told.password)).toMatchObject({ code: atSignIn });
    expect((await replace(told.password)).code).toBe(atReplacing);
  });

  test.each([
    ['a wrong one', 'Fout0001!', NEW, NEW, 'SIGN_IN_FAILED'],
    ['a weak new one', undefined, 'weak', 'weak', 'PASSWORD_RULES'],
    ['two that differ', undefined, NEW, 'x', 'PASSWORD_MISMATCH'],
  ])('[R4] [R5] with %s stays', async (_label, temporary, password, again, code) => {
    expect(await replace(temporary ?? told.password, password, again)).toMatchObject({ code });
    expect(await replace(told.password, told.password)).toMatchObject({ code: 'PASSWORD_UNCHANGED' });
    expect(await signIn(account.on, USERNAME, told.password)).toMatchObject({ code: 'NEW_PASSWORD_REQUIRED' });
  });

  test('[A13] used twice at the same instant is replaced once', async () => {
    const answers = await Promise.all([replace(told.password, 'Eerste01!'), replace(told.password, 'Tweede02!')]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['SIGN_IN_FAILED', 'SignedIn']);
  });

  test('[A6] guessing is slowed down with that of signing in', async () => {
    for (let time = 0; time < 3; time += 1) await replace('Fout0001!');
    for (let time = 0; time < 2; time += 1) await signIn(account.on, USERNAME, 'Fout0001!');
    expect(await replace(told.password)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  test('[E2] a mailed link goes before it', async () => {
    await forgot(account.on, USERNAME);
    const [mail] = (await sent(account.on)).filter(({ text }) => tokenIn({ text }) !== '');
    expect(await reset(account.on, tokenIn(mail), NEW)).toMatchObject({ state: 'ACTIVE' });
    expect(await signIn(account.on, USERNAME, told.password)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await signIn(account.on, USERNAME, NEW)).toMatchObject({ __typename: 'SignedIn' });
  });
});

test('[E11] [E13] is not for who has not asked for a mail since the last sign-in', async () => {
  await replace(told.password);
  account.on.clock.advance(1);
  const about = aCase(account.id, { reason: 'RESET_MAIL_NOT_RECEIVED' });
  expect(await ask(account.on, SET_TEMPORARY, { about }, CUSTOMER_CARE)).toMatchObject({ code: 'RESET_NOT_ASKED_FOR' });
  expect(await signIn(account.on, USERNAME, NEW)).toMatchObject({ __typename: 'SignedIn' });
});
