import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { auditTrail, enrol, PASSWORD, signIn, theMover } from '../../support/netherlands.ts';
import { workOf } from '../../support/passwordWork.ts';
import { EMAIL, type OpenAccount, openAccount, posted, sent, USERNAME } from './anAccount.ts';
import { ask, CHANGE_PASSWORD, FORGOT_USERNAME, SET_LANGUAGE } from './documents.ts';

const NEW = 'Anders02?';
const ACCEPTED = { __typename: 'UsernameRequested', accepted: true };

let account: OpenAccount;
beforeAll(async () => {
  account = await openAccount();
});
afterEach(() => account.again());
afterAll(() => account.on.close());

describe('another password, by its owner', () => {
  const change = (presentPassword = PASSWORD, password = NEW, passwordAgain = password) =>
    ask(account.on, CHANGE_PASSWORD, { presentPassword, password, passwordAgain }, account.holder());

  test('[R3] [R5] replaces the present one and ends sign-ins of before, with a new one in the answer', async () => {
    const before = account.holder();
    account.on.clock.advance(60_000);
    expect(await change()).toMatchObject({ __typename: 'SignedIn', loginAccount: { username: USERNAME } });
    const mine = '{ viewer { loginAccount { username email } } }';
    expect((await account.on.run(mine, {}, before))['viewer']).toEqual({ loginAccount: null });
    expect((await account.on.run(mine, {}, account.holder()))['viewer']).toEqual({
      loginAccount: { username: USERNAME, email: EMAIL },
    });
    expect(await signIn(account.on, USERNAME)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await signIn(account.on, USERNAME, NEW)).toMatchObject({ __typename: 'SignedIn' });
    expect((await sent(account.on)).map(({ to, subject }) => [to, subject])).toEqual([
      [EMAIL, 'Het wachtwoord van je inlogaccount is gewijzigd'],
    ]);
    expect(await auditTrail(account.on)).toContain(`kb-login|${account.id} changeMyPassword DONE`);
  });

  test.each([
    ['a wrong present one', 'Fout0003!', NEW, NEW, 'SIGN_IN_FAILED'],
    ['a weak one', PASSWORD, 'weak', 'weak', 'PASSWORD_RULES'],
    ['two that differ', PASSWORD, NEW, 'x', 'PASSWORD_MISMATCH'],
  ])('[R4] [R5] with %s changes nothing', async (_label, present, password, again, code) => {
    const before = await account.on.rows('SELECT * FROM login_account');
    expect(await change(present, password, again)).toMatchObject({ code });
    expect([await account.on.rows('SELECT * FROM login_account'), await posted(account.on)]).toEqual([before, []]);
  });

  test('[A13] twice at the same instant is done once', async () => {
    const answers = await Promise.all([change(PASSWORD, 'Eerste01!'), change(PASSWORD, 'Tweede02!')]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['SIGN_IN_FAILED', 'SignedIn']);
  });
});

test('[E4] signing in and what the account may use are told apart: one whose membership ended signs in', async () => {
  account.on.clock.set('2027-11-01T00:00:00+01:00');
  expect(await signIn(account.on, USERNAME)).toMatchObject({ __typename: 'SignedIn' });
  const { viewer } = await account.on.run('{ viewer { digitalMemberships { status } } }', {}, account.holder());
  expect(viewer).toEqual({ digitalMemberships: [{ status: 'ENDED' }] });
});

test('the owner chooses the language of his letters', async () => {
  const set = (language: string) => ask(account.on, SET_LANGUAGE, { language }, account.holder());
  expect(await set('EN')).toEqual({ state: 'ACTIVE', username: USERNAME });
  expect(await auditTrail(account.on)).toContain(`kb-login|${account.id} setMyLetterLanguage DONE`);
  await ask(account.on, FORGOT_USERNAME, { email: EMAIL });
  expect((await sent(account.on)).map(({ subject }) => subject)).toEqual(['What you asked for']);
});

describe('[A6] a forgotten username', () => {
  const forgotUsername = (email: string) => ask(account.on, FORGOT_USERNAME, { email });

  test('[E1] is mailed to the address with every account that has it, and told to nobody else', async () => {
    await enrol(account.on, theMover({ email: EMAIL }));
    await account.on.rows('TRUNCATE outbox');
    expect(await forgotUsername(` ${EMAIL.toUpperCase()}`)).toEqual(ACCEPTED);
    expect((await auditTrail(account.on)).at(-1)).toBe('anonymous forgotUsername DONE');
    const [mail, ...others] = await sent(account.on);
    expect([mail?.subject, others]).toEqual(['Wat je hebt opgevraagd', []]);
    expect(mail?.text).toContain(`Die is: ${USERNAME}\n`); // the mover's was not activated
    expect(await account.on.rows('SELECT address FROM tried_address')).toEqual([{ address: null }]);
  });

  test('of an unknown address gets the same answer by the same work, and no mail', async () => {
    const known = await workOf(account.on, () => forgotUsername(EMAIL));
    const unknown = await workOf(account.on, () => forgotUsername('nobody.here@example.nl'));
    expect(unknown).toEqual(known);
    expect(await forgotUsername('nobody.here@example.nl')).toEqual(ACCEPTED);
    expect((await sent(account.on)).map(({ to }) => to)).toEqual([EMAIL]);
  });

  test.each([
    [299_999, 1],
    [300_000, 2],
  ])('is mailed at most every five minutes: %i ms later in all %i', async (later, count) => {
    await forgotUsername(EMAIL);
    const first = await sent(account.on);
    account.on.clock.advance(later);
    expect(await forgotUsername(EMAIL)).toEqual(ACCEPTED);
    expect([...first, ...(await sent(account.on))]).toHaveLength(count);
  });

  test('[A21] of two addresses is refused', async () => {
    expect(await forgotUsername(`${EMAIL}, x@example.nl`)).toMatchObject({ code: 'EMAIL_INVALID' });
    expect(await posted(account.on)).toEqual([]);
  });

  test('is slowed down by address and network', async () => {
    for (let time = 0; time < 5; time += 1) expect(await forgotUsername(EMAIL)).toEqual(ACCEPTED);
    expect(await forgotUsername(EMAIL)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', parts: ['1'] });
  });
});
