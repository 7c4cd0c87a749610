import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  accountHolder,
  activate,
  auditTrail,
  enrol,
  forgot,
  openNetherlands,
  reset,
  rowCounts,
  signIn,
  type TestNetherlands,
  theMover,
} from '../../support/netherlands.ts';
import { workOf } from '../../support/passwordWork.ts';

const USERNAME = '25280000000413';
const UNKNOWN = '25280000000017';
const NEW = 'Anders02?';

let netherlands: TestNetherlands;

beforeEach(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  await activate(netherlands, await netherlands.mailedToken());
});
afterEach(() => netherlands.close());

const mailCount = async () => (await netherlands.mailbox.messages()).length;

describe('asking for another password', () => {
  test('[E2] mails a one-time link to the stored address, by username', async () => {
    expect(await forgot(netherlands, ` ${USERNAME}`)).toEqual({ __typename: 'PasswordResetRequested', accepted: true });
    await netherlands.mailedToken();
    const [mail] = await netherlands.mailbox.messages();
    expect(mail?.to).toBe('eb.tester@example.nl');
    expect(mail?.text).toMatch(/http:\/\/127\.0\.0\.1:4000\/login-account\/reset\/password\?token=[\w-]{43}\n/);
    expect(mail?.text).toContain('20 november 2026 om 10:30 (GMT+01:00)');
    expect(mail?.text).not.toContain(USERNAME);
    expect((await auditTrail(netherlands)).at(-1)).toBe('anonymous forgotPassword DONE');
  });

  test.each([
    ['of nobody', UNKNOWN],
    ['of an account that was never activated', '25280000000421'],
    ['that is empty', ''],
  ])('[A6] by a username %s gets the same answer, and no mail', async (_whose, username) => {
    await enrol(netherlands, theMover());
    await netherlands.mailedToken();
    const before = await mailCount();
    expect(await forgot(netherlands, username)).toEqual({ __typename: 'PasswordResetRequested', accepted: true });
    await netherlands.subgraph.outbox.drain();
    expect(await mailCount()).toBe(before);
    expect((await auditTrail(netherlands)).at(-1)).toBe('anonymous forgotPassword DONE');
  });

  test('[A6] does the same for known and unknown usernames', async () => {
    const known = await workOf(netherlands, () => forgot(netherlands, USERNAME));
    const unknown = await workOf(netherlands, () => forgot(netherlands, UNKNOWN));
    expect(unknown).toEqual(known);
    expect(known.statements.length).toBeGreaterThan(5);
  });

  test('[A6] is slowed down by account and network, for known and unknown usernames alike', async () => {
    for (const username of [USERNAME, UNKNOWN]) {
      for (let time = 0; time < 5; time += 1) expect(await forgot(netherlands, username)).toHaveProperty('accepted');
      const before = await netherlands.rows('SELECT * FROM outbox');
      expect(await forgot(netherlands, username)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', parts: ['1'] });
      expect(await netherlands.rows('SELECT * FROM outbox')).toHaveLength(before.length);
    }
    netherlands.from('elsewhere');
    expect(await forgot(netherlands, USERNAME)).toHaveProperty('accepted');
  });

  test('leaves the password alone: who asks for another cannot shut its owner out', async () => {
    await forgot(netherlands, USERNAME);
    await netherlands.subgraph.outbox.drain();
    expect(await signIn(netherlands, USERNAME)).toMatchObject({ __typename: 'SignedIn' });
  });
});

describe('the mailed link', () => {
  let token: string;
  beforeEach(async () => {
    await forgot(netherlands, USERNAME);
    token = await netherlands.mailedToken();
  });

  test('[E2] [A12] is 256 bits, only its hash is stored, and it sets the password', async () => {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await netherlands.rows('SELECT * FROM password_reset, outbox, audit'))).not.toContain(token);
    expect(await reset(netherlands, token, NEW)).toMatchObject({ __typename: 'LoginAccount', state: 'ACTIVE' });
    expect(await signIn(netherlands, USERNAME)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await signIn(netherlands, USERNAME, NEW)).toMatchObject({ __typename: 'SignedIn' });
    expect(await auditTrail(netherlands)).toContain('anonymous resetPassword DONE');
  });

  test.each([['x'.repeat(43)], [''], ['abc']])(
    '[A12] guessed as %j gets one neutral answer and changes nothing but a count',
    async (guess) => {
      const before = await rowCounts(netherlands);
      expect(await reset(netherlands, guess, NEW)).toMatchObject({ code: 'RESET_LINK_INVALID', field: null });
      expect(await rowCounts(netherlands)).toEqual({ ...before, attempt: (before['attempt'] ?? 0) + 1 });
    },
  );

  test('[A13] works once, also when it is used fifty times at the same instant', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => reset(netherlands, token, `${NEW}${at}`)));
    expect(answers.filter(({ state }) => state === 'ACTIVE')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'RESET_LINK_INVALID')).toHaveLength(10);
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(39);
  });

  test('[A14] is dead once a newer one was mailed, and after an activation link is none', async () => {
    await forgot(netherlands, USERNAME);
    const newer = await netherlands.mailedToken();
    expect(await reset(netherlands, token, NEW)).toMatchObject({ code: 'RESET_LINK_INVALID' });
    expect(await activate(netherlands, newer)).toMatchObject({ code: 'ACTIVATION_LINK_INVALID' });
    expect(await reset(netherlands, newer, NEW)).toMatchObject({ state: 'ACTIVE' });
  });

  test('[A14] is dead once the address is another', async () => {
    await netherlands.rows(`UPDATE login_account SET email = 'ander@example.nl'`);
    expect(await reset(netherlands, token, NEW)).toMatchObject({ code: 'RESET_LINK_INVALID' });
  });

  test.each([
    [1_799_999, { state: 'ACTIVE' }],
    [1_800_000, { code: 'RESET_LINK_EXPIRED' }],
  ])('[A16] %i ms after it was mailed', async (later, answer) => {
    netherlands.clock.advance(later);
    expect(await reset(netherlands, token, NEW)).toMatchObject(answer);
  });

  test('[R4] [R5] a failing password is told in all its parts and does not use the link up', async () => {
    expect(await reset(netherlands, token, 'welkom', 'welkom!')).toMatchObject({
      code: 'PASSWORD_RULES',
      others: [{ code: 'PASSWORD_MISMATCH', field: 'passwordAgain' }],
    });
    expect(await reset(netherlands, token, NEW, 'x')).toMatchObject({ code: 'PASSWORD_MISMATCH' });
    expect(await reset(netherlands, token, NEW)).toMatchObject({ state: 'ACTIVE' });
  });

  test('[A27] kills tokens that were issued before', async () => {
    const [{ id }] = await netherlands.rows('SELECT id FROM login_account');
    const then = Math.floor(netherlands.clock.now().getTime() / 1_000);
    netherlands.clock.advance(60_000);
    await reset(netherlands, token, NEW);
    const viewer = '{ viewer { digitalMemberships { id } } }';
    const seen = (iat: number) => netherlands.run(viewer, {}, accountHolder(id, iat));
    expect(await seen(then)).toEqual({ viewer: { digitalMemberships: [] } });
    expect((await seen(then + 60))['viewer'].digitalMemberships).toHaveLength(1);
  });
});
