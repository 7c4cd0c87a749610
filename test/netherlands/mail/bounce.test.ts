import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { bounceReport } from '../../../start/bounces.ts';
import { auditTrail } from '../../support/netherlands.ts';
import { EMAIL, type OpenAccount } from '../loginAccounts/anAccount.ts';
import { type Handing, openDoor } from './bounceDoor.ts';

let account: OpenAccount;
let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
  account = door.account;
});
afterEach(() => account.again());
afterAll(() => door.close());

const state = () => door.state();
const now = () => door.now();
const mailed = (address?: string) => door.mailed(address);
const handIn = (recipient: string, handing?: Handing) => door.handIn(recipient, handing);

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
