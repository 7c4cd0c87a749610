import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  accountHolder,
  activate,
  auditTrail,
  enrol,
  openNetherlands,
  PASSWORD,
  rowCounts,
  signIn,
  type TestNetherlands,
} from '../../support/netherlands.ts';
import { due, sweep } from '../../support/retention.ts';
import { snapshot } from '../../support/snapshot.ts';
import { mailsTo, signUp, tokenIn } from './documents.ts';

const PASS_NUMBER = '25280000000413';
const ACCEPTED = { __typename: 'LoginAccountRequested', accepted: true };

let netherlands: TestNetherlands;
let restore: () => Promise<void>;
beforeAll(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  await activate(netherlands, await netherlands.mailedToken());
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
afterEach(async () => {
  await netherlands.subgraph.outbox.drain();
  await restore();
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
});

const made = () =>
  netherlands.rows(
    `SELECT state, username, email, created_via AS via, language FROM login_account WHERE created_via = 'KB_WEB' ORDER BY created_at, username`,
  );

describe('an account made online', () => {
  test('[N5] [N6] [N7] [N10] waits for its owner, who chooses a password by the mailed link and signs in at once', async () => {
    const email = 'first@example.nl';
    expect(await signUp(netherlands, { email }, 'nl')).toEqual({
      ...ACCEPTED,
      notice: 'Je krijgt een mail. Reageer daarop binnen 24 uur: de link erin werkt daarna niet meer.',
    });
    expect(await made()).toEqual([
      { state: 'PENDING_ACTIVATION', username: 'eb.tester', email, via: 'KB_WEB', language: 'nl' },
    ]);
    expect((await auditTrail(netherlands)).at(-1)).toBe('anonymous createLoginAccount DONE');
    const [mail, ...others] = await mailsTo(netherlands, email);
    expect(others).toEqual([]);
    expect(mail?.text).toContain('Je gebruikersnaam is: eb.tester\n');
    expect(mail?.text).toMatch(/http:\/\/127\.0\.0\.1:4000\/login-account\/password\?token=[\w-]{43}\n/);
    expect(await signIn(netherlands, 'eb.tester')).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await activate(netherlands, tokenIn(mail))).toMatchObject({ state: 'ACTIVE', username: 'eb.tester', email });
    expect(await signIn(netherlands, 'EB.Tester')).toMatchObject({ __typename: 'SignedIn' });
  });

  test('[N5] carries no membership yet', async () => {
    await signUp(netherlands, { email: 'second@example.nl' });
    await activate(netherlands, tokenIn((await mailsTo(netherlands, 'second@example.nl'))[0]));
    const [{ id }] = await netherlands.rows(`SELECT id FROM login_account WHERE username = 'eb.tester'`);
    const iat = netherlands.clock.now().getTime() / 1_000;
    expect(await netherlands.run('{ viewer { digitalMemberships { id } } }', {}, accountHolder(id, iat))).toEqual({
      viewer: { digitalMemberships: [] },
    });
  });

  test('[N6] gets its letters in English where that was chosen, with the page behind them', async () => {
    await signUp(netherlands, { email: 'third@example.nl', language: 'EN' });
    const [mail] = await mailsTo(netherlands, 'third@example.nl');
    expect(mail?.subject).toBe('Activate your login account of the library');
    expect(mail?.text).toMatch(/\/login-account\/en\/password\?token=/);
    expect(mail?.text).toContain('until 21 November 2026 at 10:00 (GMT+01:00)');
  });

  test.each([
    [86_399_999, { state: 'ACTIVE' }],
    [86_400_000, { code: 'LINK_EXPIRED' }],
  ])('[N29] [A16] %i ms after the sign-up', async (later, answer) => {
    const email = `limit${later}@example.nl`;
    await signUp(netherlands, { email });
    const [mail] = await mailsTo(netherlands, email);
    netherlands.clock.advance(later);
    expect(await activate(netherlands, tokenIn(mail))).toMatchObject(answer);
    if (!('code' in answer)) return;
    await netherlands.subgraph.sweeps.find(({ name }) => name === 'deleteUnactivatedLoginAccounts')?.run();
    expect(await signUp(netherlands, { email, idempotencyKey: 'once-more-1' })).toMatchObject(ACCEPTED);
  });

  test('is made once for one idempotency key, and another request with that key is refused', async () => {
    expect(await signUp(netherlands)).toMatchObject(ACCEPTED);
    expect(await signUp(netherlands)).toMatchObject(ACCEPTED);
    expect(await made()).toHaveLength(1);
    expect(await signUp(netherlands, { username: 'somebody.else' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await mailsTo(netherlands, 'online@example.nl')).toHaveLength(1);
  });
});

describe('a username', () => {
  test.each([['ab12'], ['a'.repeat(80)], ['J.de-Groot_79'], [' eb.tester ']])('[R2] may be %j', async (username) => {
    expect(await signUp(netherlands, { username, email: 'may@example.nl' })).toMatchObject(ACCEPTED);
    expect(await made()).toMatchObject([{ username: username.trim() }]);
  });

  test.each([
    ['ab1'],
    ['a'.repeat(81)],
    ['1234567a'],
    ['naam met blanco'],
    ['jan@example.nl'],
    ['naam+1'],
    ['ééntje'],
    ['VVVVVVVVVVVVVV'],
    [PASS_NUMBER], // of a member
    ['25280999999997'], // of nobody
    [''],
  ])('[R2] [A6] cannot be %j, whosever it is', async (username) => {
    const before = await rowCounts(netherlands);
    expect(await signUp(netherlands, { username, idempotencyKey: 'refused-1' })).toMatchObject({
      code: 'USERNAME_INVALID',
      field: 'username',
    });
    const { audit, attempt, ...rest } = await rowCounts(netherlands);
    const { audit: _audit, attempt: _attempt, ...same } = before;
    expect(rest).toEqual(same);
    expect([Number(audit), Number(attempt)]).not.toEqual([before['audit'], before['attempt']]);
  });

  test('[R2] that somebody has cannot be had, however written, active or not', async () => {
    await signUp(netherlands, { email: 'first@example.nl' });
    const before = await netherlands.rows('SELECT * FROM outbox');
    const again = { username: 'EB.TESTER', email: 'other@example.nl', idempotencyKey: 'taken-001' };
    expect(await signUp(netherlands, again)).toMatchObject({ code: 'USERNAME_TAKEN', field: 'username' });
    expect([await made(), await netherlands.rows('SELECT * FROM outbox')]).toMatchObject([[{}], before]);
    expect((await auditTrail(netherlands)).at(-1)).toBe('anonymous createLoginAccount USERNAME_TAKEN');
  });

  test('[R2] wanted by ten at the same instant is one’s', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        signUp(netherlands, { email: `ten${at}@example.nl`, idempotencyKey: `ten-at-once-${at}` }),
      ),
    );
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'USERNAME_TAKEN')).toHaveLength(9);
  });

  test('and the address are told wrong at once', async () => {
    expect(await signUp(netherlands, { username: 'x', email: 'a@example.nl, b@example.nl' })).toMatchObject({
      code: 'USERNAME_INVALID',
      others: [{ code: 'EMAIL_INVALID', field: 'email' }],
    });
  });
});

test('that no library ever used goes a year after the activation, and one that is used stays', async () => {
  for (const name of ['unused.one', 'used.one']) {
    const email = `${name}@example.nl`;
    await signUp(netherlands, { username: name, email, idempotencyKey: `year-${name}` });
    await activate(netherlands, tokenIn((await mailsTo(netherlands, email))[0]));
  }
  await netherlands.rows(
    `INSERT INTO kb_entitlement (customer_id, login_account_id, kb_subscription, version, synchronised_at)
     SELECT gen_random_uuid(), id, 'NONE', 1, created_at FROM login_account WHERE username = 'used.one'`,
  );
  netherlands.clock.set('2027-11-20T23:59:59.999+01:00');
  expect(await due(netherlands, 'unusedLoginAccounts')).toMatchObject({ count: 0 });
  netherlands.clock.set('2027-11-21T00:00:00+01:00');
  expect(await due(netherlands, 'unusedLoginAccounts')).toMatchObject({ count: 1 });
  await sweep(netherlands);
  expect(await made()).toMatchObject([{ username: 'used.one' }]);
});

test('of somebody without a library is erased at his own request', async () => {
  await signUp(netherlands, { email: 'gone@example.nl' });
  await activate(netherlands, tokenIn((await mailsTo(netherlands, 'gone@example.nl'))[0]));
  const [{ id }] = await netherlands.rows(`SELECT id FROM login_account WHERE username = 'eb.tester'`);
  const erase = `mutation ($password: SecretText!) { eraseMyDigitalMemberships(password: $password, dryRun: false) {
    ... on DataErasure { done } } }`;
  const as = accountHolder(id, netherlands.clock.now().getTime() / 1_000);
  const { eraseMyDigitalMemberships: erased } = await netherlands.run(erase, { password: PASSWORD }, as);
  expect(erased).toEqual({ done: true });
  expect(await made()).toEqual([]);
  const [notice] = await mailsTo(netherlands, 'gone@example.nl');
  expect(notice?.subject).toBe('Je gegevens zijn verwijderd');
});
