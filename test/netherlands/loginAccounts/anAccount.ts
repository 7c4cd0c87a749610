import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import type { SettingSource } from '../../../subgraphs/shared/runtime/settings.ts';
import { accountHolder, activate, enrol, openNetherlands, type TestNetherlands } from '../../support/netherlands.ts';
import { snapshot } from '../../support/snapshot.ts';

export const USERNAME = '25280000000413';
export const EMAIL = 'eb.tester@example.nl';
const START = '2026-11-20T10:00:00+01:00';

export interface OpenAccount {
  readonly on: TestNetherlands;
  readonly id: string;
  /** Signed in at this moment. */
  holder(): Caller;
  /** Puts everything back as it was when it was opened. */
  again(): Promise<void>;
}

/** The example person with an active account, whose mails of before are gone. */
export async function openAccount(settings: SettingSource = {}): Promise<OpenAccount> {
  const on = await openNetherlands(settings);
  await enrol(on);
  await activate(on, await on.mailedToken());
  await on.rows('TRUNCATE outbox, sent_letter');
  const [{ id }] = await on.rows(`SELECT id FROM login_account WHERE state = 'ACTIVE'`);
  const restore = await snapshot(on);
  return {
    on,
    id,
    holder: () => accountHolder(id, Math.floor(on.clock.now().getTime() / 1_000)),
    async again() {
      await restore();
      on.clock.set(START);
    },
  };
}

/** What waits in the outbox, by kind. */
export async function posted(on: TestNetherlands): Promise<string[]> {
  return (await on.rows('SELECT kind FROM outbox WHERE done_at IS NULL ORDER BY kind')).map(({ kind }) => kind);
}

/** Sends what waits, and gives what was sent by it: the recipient and the whole mail. */
export async function sent(on: TestNetherlands) {
  const before = new Set((await on.mailbox.messages()).map(({ id }) => id));
  await on.subgraph.outbox.drain();
  return (await on.mailbox.messages()).filter(({ id }) => !before.has(id));
}
