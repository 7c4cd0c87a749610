import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReceivedMail } from '../../../start/mailbox.ts';
import { auditTrail, forgot, PASSWORD, reset, signIn } from '../../support/netherlands.ts';
import { EMAIL, type OpenAccount, openAccount, posted, sent, USERNAME } from './anAccount.ts';
import { ask, CHANGE_EMAIL, CONFIRM_EMAIL, REVERT_EMAIL, tokenIn } from './documents.ts';

const DAY_MS = 86_400_000;
const NEW = 'nieuw@example.nl';
const OTHER = 'Anders02?';

let account: OpenAccount;
beforeAll(async () => {
  account = await openAccount();
});
afterEach(() => account.again());
afterAll(() => account.on.close());

const change = (email = NEW, password = PASSWORD) =>
  ask(account.on, CHANGE_EMAIL, { email, password }, account.holder());
const confirm = (token: string) => ask(account.on, CONFIRM_EMAIL, { token });
const revert = (token: string, password = OTHER, passwordAgain = password) =>
  ask(account.on, REVERT_EMAIL, { token, password, passwordAgain });
const email = async () => (await account.on.rows('SELECT email FROM login_account'))[0].email;
const to = (mails: readonly ReceivedMail[], address: string) => mails.find((mail) => mail.to === address);

/** The link that went to the new address. */
async function askedLink(address = NEW): Promise<string> {
  await change(address);
  return tokenIn(to(await sent(account.on), address));
}
/** The link that went to the old address after the change was confirmed. */
async function revertLink(address = NEW, old = EMAIL): Promise<string> {
  await confirm(await askedLink(address));
  return tokenIn(to(await sent(account.on), old));
}

describe('another e-mail address, by its owner', () => {
  test('[A19] [A14] counts when the link to that very address is used; both addresses are mailed', async () => {
    expect(await change()).toMatchObject({ linkValidUntil: '2026-11-21T09:00:00.000Z' });
    const mails = await sent(account.on);
    expect(mails.map((mail) => mail.to).sort()).toEqual([EMAIL, NEW]);
    expect(to(mails, EMAIL)?.text).not.toMatch(/http|nieuw@/);
    const link = to(mails, NEW);
    expect(link?.text).toMatch(/\/login-account\/email\/confirm\?token=[\w-]{43}\n/);
    expect(link?.text).not.toMatch(/2528|tester/i);
    expect([await email(), await signIn(account.on, USERNAME)]).toMatchObject([EMAIL, { __typename: 'SignedIn' }]);
    expect(await confirm(tokenIn(link))).toEqual({ __typename: 'LoginEmail', email: NEW });
    expect(await email()).toBe(NEW);
    expect((await auditTrail(account.on)).slice(-3)).toEqual([
      `kb-login|${account.id} changeMyLoginEmail DONE`,
      'anonymous signIn DONE',
      'anonymous confirmLoginEmail DONE',
    ]);
    expect((await sent(account.on)).map((mail) => mail.to)).toEqual([EMAIL]);
  });

  test.each([
    ['not one mailbox', 'a@example.nl, b@example.nl', PASSWORD, 'EMAIL_INVALID'],
    ['the same in capitals', EMAIL.toUpperCase(), PASSWORD, 'EMAIL_UNCHANGED'],
    ['with a wrong password', NEW, OTHER, 'SIGN_IN_FAILED'],
  ])('[A21] [A15] %s changes nothing and mails nobody', async (_label, address, password, code) => {
    expect(await change(address, password)).toMatchObject({ code });
    expect([await account.on.rows('SELECT * FROM login_email_change'), await posted(account.on)]).toEqual([[], []]);
  });

  test('[A14] asked for again, the older link is dead, also where it is the same address', async () => {
    const first = await askedLink();
    const second = await askedLink('ander@example.nl');
    const third = await askedLink(NEW);
    expect(new Set([first, second, third]).size).toBe(3);
    for (const dead of [first, second]) expect(await confirm(dead)).toMatchObject({ code: 'EMAIL_LINK_INVALID' });
    expect(await confirm(third)).toMatchObject({ email: NEW });
  });

  test.each([
    [DAY_MS - 1, { email: NEW }],
    [DAY_MS, { code: 'EMAIL_LINK_EXPIRED' }],
  ])('[A16] %i ms after it was asked for', async (later, answer) => {
    const token = await askedLink();
    account.on.clock.advance(later);
    expect(await confirm(token)).toMatchObject(answer);
    expect(await email()).toBe('code' in answer ? EMAIL : NEW);
  });

  test('[A13] its link works once, also fifty times at the same instant', async () => {
    const token = await askedLink();
    await account.on.rows('UPDATE attempt SET failures = 0');
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(token)));
    expect(answers.filter((answer) => answer.email === NEW)).toHaveLength(1);
    expect(await posted(account.on)).toEqual(['login-email-changed']);
  });

  test.each([['x'.repeat(43)], ['']])('[A12] guessed as %j is none', async (guess) => {
    await askedLink();
    expect(await confirm(guess)).toMatchObject({ code: 'EMAIL_LINK_INVALID' });
    expect(await revert(guess)).toMatchObject({ code: 'EMAIL_LINK_INVALID' });
    expect(await email()).toBe(EMAIL);
  });

  test('[A14] neither link does the other’s work, and only hashes are stored', async () => {
    const token = await askedLink();
    expect(JSON.stringify(await account.on.rows('SELECT * FROM login_email_change, outbox'))).not.toContain(token);
    expect(await revert(token)).toMatchObject({ code: 'EMAIL_LINK_INVALID' });
    await confirm(token);
    expect(await confirm(tokenIn(to(await sent(account.on), EMAIL)))).toMatchObject({ code: 'EMAIL_LINK_INVALID' });
    expect([await email(), await signIn(account.on, USERNAME)]).toMatchObject([NEW, { __typename: 'SignedIn' }]);
  });

  test('[A19] a new password ends what somebody with the old one had asked for', async () => {
    const token = await askedLink();
    await forgot(account.on, USERNAME);
    const [mail] = await sent(account.on);
    await reset(account.on, tokenIn(mail), OTHER);
    expect(await confirm(token)).toMatchObject({ code: 'EMAIL_LINK_INVALID' });
    expect(await email()).toBe(EMAIL);
  });

  test('[A14] a link for a forgotten password that went to the old address is dead', async () => {
    await forgot(account.on, USERNAME);
    const stale = tokenIn((await sent(account.on))[0]);
    await confirm(await askedLink());
    expect(await reset(account.on, stale, OTHER)).toMatchObject({ code: 'RESET_LINK_INVALID' });
  });
});

describe('taking it back from the old address', () => {
  test('[A19] gives the address back with a new password, and ends every sign-in', async () => {
    const token = await revertLink();
    const thief = account.holder();
    account.on.clock.advance(60_000);
    expect(await revert(token)).toEqual({ __typename: 'LoginEmail', email: EMAIL });
    expect(await email()).toBe(EMAIL);
    expect(await account.on.run('{ viewer { loginAccount { email } } }', {}, thief)).toEqual({
      viewer: { loginAccount: null },
    });
    expect(await signIn(account.on, USERNAME)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await signIn(account.on, USERNAME, OTHER)).toMatchObject({ __typename: 'SignedIn' });
    expect(await revert(token)).toMatchObject({ code: 'EMAIL_LINK_INVALID' });
    expect(await auditTrail(account.on)).toContain('anonymous revertLoginEmail DONE');
  });

  test('[A19] undoes every change since: the thief’s link from between is dead', async () => {
    const owners = await revertLink();
    account.on.clock.advance(1_000);
    const thiefs = await revertLink('dief@example.nl', NEW);
    await change('derde@example.nl');
    expect(await revert(owners)).toMatchObject({ email: EMAIL });
    expect(await revert(thiefs)).toMatchObject({ code: 'EMAIL_LINK_INVALID' });
    expect(await account.on.rows('SELECT FROM login_email_change')).toEqual([]);
    expect(await email()).toBe(EMAIL);
  });

  test.each([
    [7 * DAY_MS - 1, { email: EMAIL }],
    [7 * DAY_MS, { code: 'EMAIL_LINK_EXPIRED' }],
  ])('[A16] %i ms after it was confirmed', async (later, answer) => {
    const token = await revertLink();
    account.on.clock.advance(later);
    expect(await revert(token)).toMatchObject(answer);
    expect(await email()).toBe('code' in answer ? NEW : EMAIL);
  });

  test('[R4] [R5] a failing password leaves everything as it is', async () => {
    const token = await revertLink();
    expect(await revert(token, 'weak')).toMatchObject({ code: 'PASSWORD_RULES' });
    expect(await revert(token, OTHER, 'x')).toMatchObject({ code: 'PASSWORD_MISMATCH' });
    expect(await email()).toBe(NEW);
    expect(await revert(token)).toMatchObject({ email: EMAIL });
  });
});
