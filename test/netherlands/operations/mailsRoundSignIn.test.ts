import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  activate,
  enrol,
  forgot,
  openNetherlands,
  reset,
  signIn,
  type TestNetherlands,
} from '../../support/netherlands.ts';
import { workOf } from '../../support/passwordWork.ts';
import { sweep } from '../../support/retention.ts';

const DAY_MS = 86_400_000;
const USERNAME = '25280000000413';
const KNOWN = 'eb.tester@example.nl';
const UNKNOWN = 'nobody.here@example.nl';
const ACCEPTED = { __typename: 'PasswordResetRequested', accepted: true };
const NEW = 'Anders02?';

let netherlands: TestNetherlands;

beforeEach(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  await activate(netherlands, await netherlands.mailedToken());
});
afterEach(() => netherlands.close());

async function mails(): Promise<{ to: string; subject: string; text: string }[]> {
  await netherlands.subgraph.outbox.drain();
  return (await netherlands.mailbox.messages()).filter(({ subject }) => !subject.startsWith('Activeer'));
}
const tried = () => netherlands.rows('SELECT address, length(hash) AS hash FROM tried_address');

describe('[A6] [E2] an e-mail address typed as a username', () => {
  test.each([KNOWN, UNKNOWN])('gets %s the same answer and the same mail, without a link', async (address) => {
    expect(await forgot(netherlands, ` ${address} `)).toEqual(ACCEPTED);
    const [mail, ...others] = await mails();
    expect([mail?.to, others]).toEqual([address, []]);
    expect(mail?.text).toContain('hoogstens één mail per dag');
    expect(mail?.text).not.toMatch(/http|token|2528/);
  });

  test('is the same work, known or not', async () => {
    const known = await workOf(netherlands, () => forgot(netherlands, KNOWN));
    const unknown = await workOf(netherlands, () => forgot(netherlands, UNKNOWN));
    expect(unknown).toEqual(known);
  });

  test.each([
    [DAY_MS - 1, 1],
    [DAY_MS, 2],
  ])('is mailed at most once a day, however written: %i ms later in all %i', async (later, count) => {
    await forgot(netherlands, UNKNOWN);
    await mails();
    netherlands.clock.advance(later);
    expect(await forgot(netherlands, UNKNOWN.toUpperCase())).toEqual(ACCEPTED);
    expect(await mails()).toHaveLength(count);
  });

  test('is not kept once the mail is out; its hash goes in the night after a day', async () => {
    await forgot(netherlands, UNKNOWN);
    expect(JSON.stringify(await netherlands.rows('SELECT * FROM outbox, audit, attempt'))).not.toContain('nobody.here');
    await mails();
    expect(await tried()).toEqual([{ address: null, hash: 32 }]);
    netherlands.clock.advance(DAY_MS - 1);
    await sweep(netherlands);
    expect(await tried()).toHaveLength(1);
    netherlands.clock.advance(1);
    await sweep(netherlands);
    expect(await tried()).toEqual([]);
  });

  test('that is a username gets the link alone', async () => {
    await netherlands.rows('UPDATE login_account SET username = email');
    await forgot(netherlands, KNOWN);
    expect((await mails()).map(({ subject }) => subject)).toEqual(['Maak een nieuw wachtwoord voor je inlogaccount']);
  });

  test.each(['nobody', 'a@b@c', 'a@example.nl, b@example.nl', '"x" <a@example.nl>'])(
    '%j is none and mails nobody',
    async (typed) => {
      expect(await forgot(netherlands, typed)).toEqual(ACCEPTED);
      expect([await mails(), await tried()]).toEqual([[], []]);
    },
  );
});

describe('[A6] letters that wait', () => {
  test.each([
    [999, ACCEPTED],
    [1_000, { code: 'TOO_MANY_ATTEMPTS', parts: ['60'] }],
  ])('while there are %i, another request by whatever name gets %j', async (waiting, answer) => {
    const later = new Date(netherlands.clock.now().getTime() + 3_600_000);
    for (const username of [USERNAME, 'nobody', UNKNOWN]) {
      await netherlands.rows('TRUNCATE outbox');
      await netherlands.rows(
        `INSERT INTO outbox (kind, subject, posted_at, not_before)
         SELECT 'login-account-reset', gen_random_uuid(), $1, $1 FROM generate_series(1, $2)`,
        [later, waiting],
      );
      expect(await forgot(netherlands, username)).toMatchObject(answer);
      const posted = await netherlands.rows('SELECT DISTINCT kind FROM outbox WHERE posted_at < $1', [later]);
      expect(posted.length > 0).toBe(waiting < 1_000);
    }
  });
});

describe('[A6] a password that was reset', () => {
  beforeEach(() => forgot(netherlands, USERNAME));

  test('is told to the owner by mail, without a link', async () => {
    const token = await netherlands.mailedToken();
    expect(await reset(netherlands, token, 'weak')).toMatchObject({ code: 'PASSWORD_RULES' });
    expect(await mails()).toHaveLength(1);
    await reset(netherlands, token, NEW);
    const [mail, ...others] = await mails();
    expect([mail?.to, mail?.subject]).toEqual([KNOWN, 'Het wachtwoord van je inlogaccount is gewijzigd']);
    expect(mail?.text).not.toMatch(/http|token|2528/);
    expect(others).toHaveLength(1);
  });

  test('ends every wait of its account at once, and no other', async () => {
    for (const network of ['home', ...Array.from({ length: 11 }, (_, at) => `stranger${at}`)]) {
      netherlands.from(network);
      for (let time = 0; time < 6; time += 1) await signIn(netherlands, USERNAME, 'wrong');
    }
    netherlands.from('home');
    for (let time = 0; time < 6; time += 1) await signIn(netherlands, 'somebody-else', 'wrong');
    const token = await netherlands.mailedToken();
    expect(await signIn(netherlands, USERNAME)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    await reset(netherlands, token, NEW);
    expect(await signIn(netherlands, USERNAME, NEW)).toMatchObject({ __typename: 'SignedIn' });
    expect(await signIn(netherlands, 'somebody-else', 'wrong')).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  test('that was refused ends none', async () => {
    for (let time = 0; time < 6; time += 1) await signIn(netherlands, USERNAME, 'wrong');
    await reset(netherlands, await netherlands.mailedToken(), 'weak');
    expect(await signIn(netherlands, USERNAME)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });
});
