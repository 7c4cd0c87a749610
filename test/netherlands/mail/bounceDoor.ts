import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { bounceReport } from '../../../start/bounces.ts';
import { mailStateOf } from '../../../subgraphs/netherlands/storage/kb/sentLetters.ts';
import { forgot } from '../../support/netherlands.ts';
import { EMAIL, type OpenAccount, openAccount, sent, USERNAME } from '../loginAccounts/anAccount.ts';

const KEY = Buffer.alloc(32, 9);

export interface Handing {
  readonly raw?: string;
  readonly at?: number;
  readonly key?: Buffer;
  readonly signed?: string;
}

/** The example person's account, with the door at which the mail server hands in what comes back. */
export async function openDoor() {
  const account: OpenAccount = await openAccount({ NETHERLANDS_BOUNCE_KEY: KEY.toString('base64') });
  const { on } = account;
  const app = express();
  const { pages = [] } = on.subgraph;
  for (const { path, router } of pages) app.use(path, router);
  for (const { path, router } of on.subgraph.pages ?? []) app.use(path, router);
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/login-account/bounces`;
  return {
    account,
    state: () => mailStateOf(on.database.source.manager, account.id),
    now: () => on.clock.now(),
    /** Mails a link for a forgotten password; the envelope's sender, to which it would come back. */
    async mailed(address = EMAIL): Promise<string> {
      await on.rows('UPDATE login_account SET email = $1', [address]);
      await forgot(on, USERNAME);
      return (await sent(on))[0]?.returnPath ?? '';
    },
    async handIn(recipient: string, { raw, at, key = KEY, signed }: Handing = {}): Promise<number> {
      const body = raw ?? bounceReport(recipient, EMAIL);
      const seconds = at ?? Math.floor(on.clock.now().getTime() / 1_000);
      const v1 = createHmac('sha256', key)
        .update(`${seconds}.${signed ?? recipient}.${body}`)
        .digest('hex');
      const headers = { 'Bounce-Recipient': recipient, 'Bounce-Signature': `t=${seconds},v1=${v1}` };
      return (await fetch(url, { method: 'POST', headers, body })).status;
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await on.close();
    },
  };
}
