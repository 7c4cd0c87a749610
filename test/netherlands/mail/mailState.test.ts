import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { bounceReport } from '../../../start/bounces.ts';
import { mailStateOf } from '../../../subgraphs/netherlands/storage/kb/sentLetters.ts';
import { ANNEN, auditTrail, CUSTOMER_CARE, forgot } from '../../support/netherlands.ts';
import { due, sweep } from '../../support/retention.ts';
import { EMAIL, type OpenAccount, openAccount, sent, USERNAME } from '../loginAccounts/anAccount.ts';

const KEY = Buffer.alloc(32, 9);

let account: OpenAccount;
let server: Server;
let door: string;
beforeAll(async () => {
  account = await openAccount({ NETHERLANDS_BOUNCE_KEY: KEY.toString('base64') });
  const app = express();
  const { pages = [] } = account.on.subgraph;
  for (const { path, router } of pages) app.use(path, router);
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  door = `http://127.0.0.1:${(server.address() as AddressInfo).port}/login-account/bounces`;
});
afterEach(() => account.again());
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await account.on.close();
});

const state = () => mailStateOf(account.on.database.source.manager, account.id);
const now = () => account.on.clock.now();

/** Mails a link for a forgotten password; the envelope's sender, to which it would come back. */
async function mailed(address = EMAIL): Promise<string> {
  await account.on.rows('UPDATE login_account SET email = $1', [address]);
  await forgot(account.on, USERNAME);
  return (await sent(account.on))[0]?.returnPath ?? '';
}

interface Handing {
  readonly raw?: string;
  readonly at?: number;
  readonly key?: Buffer;
  readonly signed?: string;
}

async function handIn(recipient: string, { raw, at, key = KEY, signed }: Handing = {}): Promise<number> {
  const body = raw ?? bounceReport(recipient, EMAIL);
  const seconds = at ?? Math.floor(now().getTime() / 1_000);
  const v1 = createHmac('sha256', key)
    .update(`${seconds}.${signed ?? recipient}.${body}`)
    .digest('hex');
  const headers = { 'Bounce-Recipient': recipient, 'Bounce-Signature': `t=${seconds},v1=${v1}` };
  return (await fetch(door, { method: 'POST', headers, body })).status;
}

describe('[E11] what became of the last letter to a login account', () => {
  test('nothing is known where none was written', async () => {
    expect(await state()).toBeUndefined();
  });

  test('it waits, and then it was sent', async () => {
    await forgot(account.on, USERNAME);
    expect(await state()).toEqual({ state: 'WAITING', at: now(), status: undefined });
    account.on.clock.advance(60_000);
    await sent(account.on);
    expect(await state()).toEqual({ state: 'SENT', at: now(), status: undefined });
  });

  test('refused for good it is not tried again, and the account says so', async () => {
    await mailed('nobody@refuse.example.nl');
    expect(await state()).toEqual({ state: 'REFUSED', at: now(), status: '5.1.1' });
    expect(await account.on.rows('SELECT attempts, done_at IS NULL AS waits FROM outbox')).toEqual([
      { attempts: 1, waits: false },
    ]);
  });

  test('is kept for 30 days', async () => {
    await mailed();
    account.on.clock.set('2026-12-20T23:59:59.999+01:00');
    expect(await due(account.on, 'sentLetters')).toMatchObject({ count: 0 });
    account.on.clock.advance(1);
    expect(await due(account.on, 'sentLetters')).toMatchObject({ count: 1 });
    await sweep(account.on);
    expect(await state()).toBeUndefined();
  });
});

describe('a letter that comes back', () => {
  test('is known by the token of its envelope, which is another for each letter', async () => {
    const first = await mailed();
    expect(first).toMatch(/^inlogaccount\+[0-9a-f]{32}@bibliotheek\.example\.nl$/);
    expect(await mailed()).not.toBe(first);
    expect(JSON.stringify(await account.on.rows('SELECT * FROM sent_letter'))).not.toMatch(/example|[0-9a-f]{32}@/);
  });

  test('is on record at the account, once', async () => {
    const returnPath = await mailed();
    account.on.clock.advance(60_000);
    expect(await handIn(returnPath)).toBe(204);
    expect(await state()).toEqual({ state: 'BOUNCED', at: now(), status: '5.1.1' });
    const lines = (await auditTrail(account.on)).length;
    account.on.clock.advance(60_000);
    expect(await handIn(returnPath.toUpperCase())).toBe(204);
    expect((await state())?.at).not.toEqual(now());
    expect((await auditTrail(account.on)).length).toBe(lines);
    expect((await auditTrail(account.on)).at(-1)).toBe('mail recordBounce DONE');
  });

  test('says nothing of the letter after it, nor of another address', async () => {
    const returnPath = await mailed();
    await handIn(returnPath);
    account.on.clock.advance(1);
    await mailed();
    expect((await state())?.state).toBe('SENT');
  });

  test.each([
    ['with another key', { key: Buffer.alloc(32, 1) }],
    ['signed for another recipient', { signed: 'inlogaccount@bibliotheek.example.nl' }],
    ['301 seconds old', { at: Date.parse('2026-11-20T09:00:00Z') / 1_000 - 301 }],
    ['301 seconds early', { at: Date.parse('2026-11-20T09:00:00Z') / 1_000 + 301 }],
  ])('%s is forged and does nothing', async (_label, handing) => {
    const returnPath = await mailed();
    expect(await handIn(returnPath, handing)).toBe(401);
    expect((await state())?.state).toBe('SENT');
  });

  test.each([
    [300, 204],
    [301, 401],
  ])('signed %i seconds ago', async (age, status) => {
    expect(await handIn(await mailed(), { at: Math.floor(now().getTime() / 1_000) - age })).toBe(status);
  });

  test.each([
    ['no token', 'inlogaccount@bibliotheek.example.nl'],
    ['a token that is none', `inlogaccount+${'0'.repeat(32)}@bibliotheek.example.nl`],
    ['the address of the member', EMAIL],
  ])('to %s is not known, whatever address its text names', async (_label, recipient) => {
    await mailed();
    expect(await handIn(recipient)).toBe(404);
    expect((await state())?.state).toBe('SENT');
  });

  test.each([
    ['a delay', (raw: string) => raw.replace('Action: failed', 'Action: delayed'), 'SENT'],
    ['a letter that arrived', (raw: string) => raw.replace('Action: failed', 'Action: delivered'), 'SENT'],
    ['an answer from a holiday', () => 'Subject: Afwezig\r\n\r\nIk ben er niet.', 'SENT'],
    ['no mail at all', () => '\u0000\u0001', 'SENT'],
    ['capitals and a folded line', (raw: string) => raw.replace('Action: failed', 'ACTION:\r\n FAILED'), 'BOUNCED'],
    ['no status', (raw: string) => raw.replace('Status: 5.1.1', 'X: y'), 'BOUNCED'],
    ['a status that is none', (raw: string) => raw.replace('5.1.1', "5'; --"), 'BOUNCED'],
  ])('of which the report is %s', async (_label, change, expected) => {
    const returnPath = await mailed();
    expect(await handIn(returnPath, { raw: change(bounceReport(returnPath, EMAIL)) })).toBe(204);
    const { state: now_, status } = (await state()) ?? {};
    expect([now_, status]).toEqual([
      expected,
      expected === 'SENT' ? undefined : expect.stringMatching(/^5\.[01]\.[01]$/),
    ]);
  });

  test('changes nothing but that: no account, no letter, no address', async () => {
    const returnPath = await mailed();
    const before = await account.on.rows('SELECT * FROM login_account, outbox');
    await handIn(returnPath);
    expect(await account.on.rows('SELECT * FROM login_account, outbox')).toEqual(before);
  });
});

describe('who hears of it', () => {
  const MAIL = 'loginMail { state status inWords }';

  test('the desk of the member’s library, and the KB’s staff, in neutral words', async () => {
    await mailed('nobody@refuse.example.nl');
    const [{ id }] = await account.on.rows('SELECT id FROM customer');
    const answer = await account.on.run(`query ($id: ID!) { digitalMember(id: $id) { ${MAIL} } }`, { id }, ANNEN, 'nl');
    const refused = {
      state: 'REFUSED',
      status: '5.1.1',
      inWords: 'De laatste mail is door de mailserver van de klant geweigerd. Vraag of het e-mailadres klopt.',
    };
    expect(answer).toEqual({ digitalMember: { loginMail: refused } });
    const found = `query ($username: String!) { findLoginAccounts(username: $username, purpose: OWNER_ASKED) { ${MAIL} } }`;
    expect(await account.on.run(found, { username: USERNAME }, CUSTOMER_CARE, 'nl')).toEqual({
      findLoginAccounts: [{ loginMail: refused }],
    });
  });
});
