import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { netherlands } from '../../../subgraphs/netherlands/main.ts';
import { auditTrail, NETHERLANDS_SETTINGS, PASSWORD, signIn } from '../../support/netherlands.ts';
import { openedAnew } from '../../support/testSubgraph.ts';
import { EMAIL, type OpenAccount, openAccount, posted, sent, USERNAME } from './anAccount.ts';
import { ask, CHANGE_USERNAME, SIGN_UP, signUp, theSignUp } from './documents.ts';

const DAY_MS = 86_400_000;

let account: OpenAccount;
beforeAll(async () => {
  account = await openAccount();
});
afterEach(() => account.again());
afterAll(() => account.on.close());

const change = (username: string, password = PASSWORD) =>
  ask(account.on, CHANGE_USERNAME, { username, password }, account.holder());
const kept = () => account.on.rows('SELECT username FROM login_account');

describe('another username, by its owner', () => {
  test('[R2] [R6] [E1] counts at once, the pass number signs nobody in any more, and the owner is mailed', async () => {
    expect(await change(' EB.Tester ')).toMatchObject({ state: 'ACTIVE', username: 'EB.Tester', email: EMAIL });
    expect((await auditTrail(account.on)).at(-1)).toBe(`kb-login|${account.id} changeMyUsername DONE`);
    expect(await signIn(account.on, 'eb.tester')).toMatchObject({ __typename: 'SignedIn' });
    expect(await signIn(account.on, USERNAME)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    const [mail, ...others] = await sent(account.on);
    expect([mail?.to, mail?.subject, others]).toEqual([
      EMAIL,
      'De gebruikersnaam van je inlogaccount is gewijzigd',
      [],
    ]);
    expect(mail?.text).not.toMatch(/tester|2528|http/i);
  });

  test('[R2] passwords may be equal for all accounts', async () => {
    await signUp(account.on, { username: 'like.mine', email: 'like@example.nl' });
    expect((await sent(account.on)).map(({ to }) => to)).toEqual(['like@example.nl']);
    await account.on.rows(
      `UPDATE login_account SET state = 'ACTIVE', link_hash = NULL, link_valid_until = NULL, email_confirmed_at = created_at,
       password_hash = (SELECT password_hash FROM login_account WHERE id = $1) WHERE username = 'like.mine'`,
      [account.id],
    );
    expect(await signIn(account.on, 'like.mine')).toMatchObject({ __typename: 'SignedIn' });
    expect(await signIn(account.on, USERNAME)).toMatchObject({ __typename: 'SignedIn' });
  });

  test.each([
    ['of the wrong form', 'x', PASSWORD, 'USERNAME_INVALID'],
    ['with a wrong password', 'eb.tester', 'Anders02?', 'SIGN_IN_FAILED'],
  ])('[A15] %s changes nothing', async (_label, username, password, code) => {
    expect(await change(username, password)).toMatchObject({ code });
    expect([await kept(), await posted(account.on)]).toEqual([[{ username: USERNAME }], []]);
    expect((await auditTrail(account.on)).at(-1)).toBe(`kb-login|${account.id} changeMyUsername ${code}`);
  });

  test('[A6] wrong passwords count as those of signing in', async () => {
    for (let time = 0; time < 5; time += 1) await change('eb.tester', 'wrong');
    expect(await change('eb.tester')).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(await signIn(account.on, USERNAME)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  test('that somebody has is refused, and nothing changed', async () => {
    await signUp(account.on, { username: 'taken.one' });
    expect(await change('TAKEN.one')).toMatchObject({ code: 'USERNAME_TAKEN', field: 'username' });
    expect(await account.on.rows('SELECT FROM quarantined_username')).toEqual([]);
    expect(await posted(account.on)).toEqual(['login-account-online']);
  });
});

describe('the username that was given up', () => {
  test.each([
    [90 * DAY_MS - 1, { code: 'USERNAME_TAKEN' }],
    [90 * DAY_MS, { accepted: true }],
  ])('is somebody else’s after 90 days: %i ms', async (later, answer) => {
    await change('first.name');
    await change('second.name');
    account.on.clock.advance(later);
    expect(await signUp(account.on, { username: 'FIRST.name' })).toMatchObject(answer);
    const rows = await account.on.rows(`SELECT FROM login_account WHERE username = 'FIRST.name'`);
    expect(rows).toHaveLength('code' in answer ? 0 : 1);
  });

  test('is still held when the secret of the country was replaced, and let go of when it is taken back', async () => {
    await change('first.name');
    await change('second.name');
    const settings = { ...NETHERLANDS_SETTINGS, NETHERLANDS_SECRET: Buffer.alloc(32, 'another').toString('base64') };
    const former = { NETHERLANDS_SECRETS_BEFORE: NETHERLANDS_SETTINGS.NETHERLANDS_SECRET };
    const anew = await openedAnew(netherlands, account.on, { ...settings, ...former });
    const taken = await anew.run(SIGN_UP, { input: theSignUp({ username: 'FIRST.name' }) });
    expect(taken['createLoginAccount']).toMatchObject({ code: 'USERNAME_TAKEN' });
    const variables = { username: 'first.name', password: PASSWORD };
    expect(await anew.run(CHANGE_USERNAME, variables, account.holder())).toMatchObject({
      changeMyUsername: { username: 'first.name' },
    });
    expect(await account.on.rows('SELECT FROM quarantined_username')).toHaveLength(2);
    await anew.subgraph.close();
  });

  test('is its owner’s to take back, and only a keyed hash is kept of it', async () => {
    await change('first.name');
    await change('second.name');
    const held = JSON.stringify(await account.on.rows('SELECT * FROM quarantined_username'));
    expect(held).not.toContain('name');
    expect(await change('first.name')).toMatchObject({ username: 'first.name' });
    expect(await signUp(account.on, { username: 'second.name' })).toMatchObject({ code: 'USERNAME_TAKEN' });
    expect(await account.on.rows('SELECT FROM quarantined_username')).toHaveLength(2);
  });

  test('is not given up by writing it in other capitals', async () => {
    await change('first.name');
    expect(await change('First.Name')).toMatchObject({ username: 'First.Name' });
    expect(await account.on.rows('SELECT FROM quarantined_username')).toHaveLength(1);
  });

  test('five are held for an account, and no sixth', async () => {
    for (const name of ['one.a', 'two.b', 'three.c', 'four.d', 'five.e']) {
      expect(await change(name)).toMatchObject({ username: name });
    }
    expect(await change('six.f')).toMatchObject({ code: 'USERNAME_CHANGED_TOO_OFTEN' });
    account.on.clock.advance(90 * DAY_MS);
    expect(await change('six.f')).toMatchObject({ username: 'six.f' });
  });

  test('while its owner leaves it is no one else’s, whoever asks at that instant', async () => {
    await change('wanted.name');
    const [left, ...wanting] = await Promise.all([
      change('left.it'),
      ...Array.from({ length: 10 }, (_, at) =>
        signUp(account.on, { username: 'wanted.name', email: `w${at}@example.nl`, idempotencyKey: `wanting-it-${at}` }),
      ),
    ]);
    expect(left).toMatchObject({ username: 'left.it' });
    expect(wanting.filter(({ code }) => code !== 'USERNAME_TAKEN')).toEqual([]);
  });
});
