import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ACTIVATE,
  activate,
  auditTrail,
  enrol,
  openNetherlands,
  PASSWORD,
  rowCounts,
  signIn,
  type TestNetherlands,
} from '../../support/netherlands.ts';

let netherlands: TestNetherlands;
let token: string;

beforeEach(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  token = await netherlands.mailedToken();
});
afterEach(() => netherlands.close());

async function account() {
  const [row] = await netherlands.rows('SELECT * FROM login_account');
  return row;
}

describe('the mailed link', () => {
  test('[N26] comes by SMTP to the one address, with the username and until when it is valid', async () => {
    const mails = await netherlands.mailbox.messages();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: 'eb.tester@example.nl', from: 'inlogaccount@bibliotheek.example.nl' });
    expect(mails[0]?.text).toContain('25280000000413');
    expect(mails[0]?.text).toContain('21 november 2026 om 10:00 (GMT+01:00)');
    expect(mails[0]?.text).not.toContain('VVVV');
    expect(await netherlands.rows('SELECT DISTINCT done_at IS NOT NULL AS done FROM outbox')).toEqual([{ done: true }]);
  });

  test('[A12] is 256 bits of which only the hash is stored', async () => {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const everything = JSON.stringify(await netherlands.rows('SELECT * FROM login_account, outbox, audit'));
    expect(everything).not.toContain(token);
    expect((await account()).link_hash).toHaveLength(32);
  });
});

describe('activating', () => {
  test('[N26] [N31] confirms the address and sets the password, once', async () => {
    expect(await activate(netherlands, token)).toEqual({
      __typename: 'LoginAccount',
      state: 'ACTIVE',
      username: '25280000000413',
      email: 'eb.tester@example.nl',
      linkValidThrough: null,
    });
    const { state, link_hash, email_confirmed_at, password_hash } = await account();
    expect({ state, link_hash, email_confirmed_at }).toEqual({
      state: 'ACTIVE',
      link_hash: null,
      email_confirmed_at: netherlands.clock.now(),
    });
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await auditTrail(netherlands)).at(-1)).toBe('anonymous activateLoginAccount DONE');
    expect(await activate(netherlands, token)).toMatchObject({ code: 'ACTIVATION_LINK_INVALID', field: null });
  });

  test.each([
    ['an unknown', 'x'.repeat(43)],
    ['an empty', ''],
    ['a cut', 'abc'],
  ])('[A12] %s link gets one neutral answer and leaves no trace but a count', async (_label, wrong) => {
    const before = await rowCounts(netherlands);
    expect(await activate(netherlands, wrong)).toMatchObject({
      code: 'ACTIVATION_LINK_INVALID',
      message: 'This link is not valid, or not any more. Ask your library for a new one, or sign up again.',
    });
    expect(await rowCounts(netherlands)).toEqual({ ...before, attempt: (before['attempt'] ?? 0) + 1 });
  });

  test('[R4] [R5] a failing password is told in all its parts and does not use the link up', async () => {
    expect(await activate(netherlands, token, 'welkom', 'welkom!')).toMatchObject({
      code: 'PASSWORD_RULES',
      field: 'password',
      parts: ['AT_LEAST_8_CHARACTERS', 'UPPER_CASE_LETTER', 'DIGIT', 'SIGN'],
      others: [{ code: 'PASSWORD_MISMATCH', field: 'passwordAgain' }],
    });
    expect(await activate(netherlands, token, PASSWORD, `${PASSWORD}!`)).toMatchObject({ code: 'PASSWORD_MISMATCH' });
    expect(await account()).toMatchObject({ state: 'PENDING_ACTIVATION', password_hash: null });
    expect((await auditTrail(netherlands)).slice(-2)).toEqual([
      'anonymous activateLoginAccount PASSWORD_RULES',
      'anonymous activateLoginAccount PASSWORD_MISMATCH',
    ]);
    expect(await activate(netherlands, token)).toMatchObject({ state: 'ACTIVE' });
  });

  test('[N29] [A16] succeeds in the last millisecond', async () => {
    netherlands.clock.advance(86_399_999);
    expect(await activate(netherlands, token)).toMatchObject({ state: 'ACTIVE' });
  });

  test('[N29] [A16] is refused at exactly 24 hours, although no sweep has run, and the account is left for it', async () => {
    netherlands.clock.advance(86_400_000);
    expect(await activate(netherlands, token)).toMatchObject({ code: 'LINK_EXPIRED' });
    expect(await account()).toMatchObject({ state: 'PENDING_ACTIVATION', password_hash: null });
    expect(await netherlands.subgraph.sweeps[0]?.run()).toBe(1);
    expect(await activate(netherlands, token)).toMatchObject({ code: 'ACTIVATION_LINK_INVALID' });
  });

  test('[A13] of fifty uses at the same instant one wins', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => activate(netherlands, token, `${PASSWORD}${index}`)),
    );
    const winner = answers.findIndex(({ state }) => state === 'ACTIVE');
    expect(answers.filter(({ state }) => state === 'ACTIVE')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'ACTIVATION_LINK_INVALID')).toHaveLength(10);
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(39);
    expect(await signIn(netherlands, '25280000000413', `${PASSWORD}${winner}`)).toMatchObject({
      __typename: 'SignedIn',
    });
  });

  test('takes its secrets in variables only', async () => {
    const inText = ACTIVATE.replace('password: $password,', `password: "${PASSWORD}",`);
    const { errors } = await netherlands.answer(inText, { token, password: PASSWORD, passwordAgain: PASSWORD });
    expect(errors?.[0]?.message).toBe('SecretText must be sent as a variable, never in the text of the operation');
    expect(await account()).toMatchObject({ state: 'PENDING_ACTIVATION' });
  });
});
