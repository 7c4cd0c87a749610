import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMailbox } from '../../../start/mailbox.ts';
import { enrol, openNetherlands, type TestNetherlands } from '../../support/netherlands.ts';

let netherlands: TestNetherlands;

beforeAll(async () => {
  netherlands = await openNetherlands();
  await netherlands.mailbox.close();
});
afterAll(() => netherlands.close());

describe('while the mail server is down', () => {
  test('[N26] [N27] the enrolment stands, and the mail goes out later, once', async () => {
    expect(await enrol(netherlands)).toMatchObject({ __typename: 'DigitalEnrolment' });
    expect(await netherlands.subgraph.outbox.drain()).toBe(1); // what the KB is told
    expect(await netherlands.rows(`SELECT done_at FROM outbox WHERE kind = 'login-account-link'`)).toEqual([
      { done_at: null },
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'netherlands-mail-'));
    const repaired = await startMailbox({ folder, port: Number(new URL(netherlands.mailbox.smtpUrl).port) });
    netherlands.clock.advance(600_000);
    await netherlands.subgraph.outbox.drain();
    await netherlands.subgraph.outbox.drain();
    expect((await repaired.messages()).map(({ to }) => to)).toEqual(['eb.tester@example.nl']);
    await repaired.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
