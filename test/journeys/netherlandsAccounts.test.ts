import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';
import { eventually } from '../support/eventually.ts';
import { untilSent } from '../support/sentMail.ts';

const PASSWORD = 'Welkom01!';
const OTHER = 'Anders02?';

let supergraph: RunningSupergraph;
let care: string;
beforeAll(async () => {
  supergraph = await runSupergraph();
  care = await supergraph.staff('kb.customer.care');
});
afterAll(() => supergraph.close());

const tokenOf = (text: string) => /token=([\w-]{43})/.exec(text)?.[1] ?? '';
const signIn = async (username: string, password: string) =>
  (await supergraph.play('Netherlands 3', { username, password })).data.signIn;

async function signUp(username: string, email: string) {
  const input = { idempotencyKey: `journey-${username}`, username, email, language: 'NL' };
  const { data } = await supergraph.play('Netherlands account 1', { input });
  expect(data.createLoginAccount).toMatchObject({ accepted: true });
}

test('[N6] [N7] [R3] [R6] makes an account, changes everything of it, and gets back what somebody else changed', async () => {
  const email = 'sanne@example.nl';
  await signUp('sanne.nl', email);
  const link = /http\S+password\?token=\S+/.exec((await supergraph.mailTo(email)).text)?.[0] ?? '';
  const body = new URLSearchParams({ token: tokenOf(link), password: PASSWORD, again: PASSWORD });
  expect((await fetch(link.split('?')[0] ?? '', { method: 'POST', body })).status).toBe(200);
  const { accessToken } = await signIn('sanne.nl', PASSWORD);
  const named = await supergraph.play(
    'Netherlands account 2',
    { username: 'sanne.2', password: PASSWORD },
    accessToken,
  );
  expect(named.data.changeMyUsername.username).toBe('sanne.2');
  const address = { email: 'sanne@example.org', password: PASSWORD };
  await supergraph.play('Netherlands account 3', address, accessToken);
  const proof = tokenOf((await supergraph.mailTo(address.email)).text);
  expect((await supergraph.play('Netherlands account 4', { token: proof })).data.confirmLoginEmail).toMatchObject({
    email: address.email,
  });
  const back = (await mailAbout(email, 'Het e-mailadres van je inlogaccount is gewijzigd')).text;
  const password = { password: OTHER, passwordAgain: OTHER };
  const reverted = await supergraph.play('Netherlands account 5', { token: tokenOf(back), ...password });
  expect(reverted.data.revertLoginEmail).toMatchObject({ email });
  expect(await signIn('sanne.2', PASSWORD)).toMatchObject({ code: 'SIGN_IN_FAILED' });
  const again = { presentPassword: OTHER, password: PASSWORD, passwordAgain: PASSWORD };
  const present = (await signIn('sanne.2', OTHER)).accessToken;
  const changed = await supergraph.play('Netherlands account 6', again, present);
  expect(changed.data.changeMyPassword.__typename).toBe('SignedIn');
  await supergraph.play('Netherlands account 7', { email });
  expect((await mailAbout(email, 'Wat je hebt opgevraagd')).text).toContain('sanne.2');
});

test('[E13] [E15] cannot sign in, gets a temporary password and chooses another', async () => {
  const by = { username: 'sanne.2', purpose: 'OWNER_ASKED' };
  await supergraph.play('Netherlands 7', { username: 'sanne.2' });
  const found = await supergraph.play('Netherlands account 8', by, care);
  const [{ id: loginAccountId }] = found.data.findLoginAccounts;
  const about = { loginAccountId, reason: 'RESET_MAIL_NOT_RECEIVED', caseNumber: 'KB-2026-0413' };
  const told = (await supergraph.play('Netherlands account 9:', { about }, care)).data.setTemporaryPassword;
  expect(await signIn('sanne.2', told.password)).toMatchObject({ code: 'NEW_PASSWORD_REQUIRED' });
  const choice = { username: 'sanne.2', temporaryPassword: told.password, password: OTHER, passwordAgain: OTHER };
  const chosen = await supergraph.play('Netherlands account 9b', choice);
  expect(chosen.data.replaceTemporaryPassword.__typename).toBe('SignedIn');
  for (let time = 0; time < 2; time += 1) await signIn('sanne.2', PASSWORD);
  const because = { ...about, reason: 'CANNOT_LOG_IN' };
  const named = await supergraph.play('Netherlands account 9d', { about: because, username: 'sanne.3' }, care);
  expect(named.data.changeLoginUsername.username).toBe('sanne.3');
  const moved = await supergraph.play('Netherlands account 9c', { about: because, email: 'sanne@example.com' }, care);
  expect(moved.data.changeLoginEmail.__typename).toBe('LoginEmailChangeAsked');
});

test('[E11] a mail that comes back is on record at the account; the door is not on the public port', async () => {
  await signUp('terug.nl', 'nobody@bounce.example.nl');
  const by = { username: 'terug.nl', purpose: 'LIBRARY_ASKED' };
  const state = async () =>
    (await supergraph.play('Netherlands account 8', by, care)).data.findLoginAccounts[0].loginMail?.state;
  await eventually(async () => (await state()) === 'BOUNCED');
  const headers = { 'Bounce-Recipient': 'x+0@example.nl', 'Bounce-Signature': `t=1,v1=${'0'.repeat(64)}` };
  const door = await fetch(`${supergraph.url}/login-account/bounces`, { method: 'POST', headers, body: 'x' });
  expect(door.status).toBe(401);
});

async function mailAbout(address: string, subject: string) {
  const found = await eventually(async () => {
    const mails = await supergraph.allInOne.outside.mailbox.messages();
    return mails.find((mail) => mail.to === address && mail.subject === subject);
  });
  await untilSent(found, supergraph.rows);
  return found;
}
