import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { type Mailbox, startMailbox } from '../../start/mailbox.ts';

let folder: string;
let mailbox: Mailbox;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
  mailbox = await startMailbox({ folder });
});

afterEach(async () => {
  await mailbox.close();
  await rm(folder, { recursive: true });
});

async function send(overrides: SendMailOptions = {}) {
  const transport = createTransport(mailbox.smtpUrl);
  const message = { from: 'desk@example.nl', to: 'eb.tester@example.nl', subject: 'Your card', text: 'Welcome.' };
  return transport.sendMail({ ...message, ...overrides }).finally(() => transport.close());
}

describe('the mailbox keeps what it receives', () => {
  test('a message comes back as it was sent', async () => {
    const before = Date.now();
    await send({
      subject: 'Käyttäjätunnus – ærlig',
      text: 'Hyvää päivää,\nblåbær € 1',
      messageId: '<one@example.org>',
    });
    const [message] = await mailbox.messages();
    expect(message).toMatchObject({
      messageId: '<one@example.org>',
      from: 'desk@example.nl',
      to: 'eb.tester@example.nl',
      subject: 'Käyttäjätunnus – ærlig',
    });
    expect(message?.text.trim()).toBe('Hyvää päivää,\nblåbær € 1');
    expect(message?.receivedAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(message?.receivedAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test("the recipient is the envelope's, not what the headers claim", async () => {
    await send({
      to: 'somebody.else@example.nl',
      envelope: { from: 'desk@example.nl', to: 'eb.tester@example.nl' },
      headers: { 'Delivered-To': 'forged@example.nl', 'X-Received-At': '1999-01-01T00:00:00Z' },
    });
    const [message] = await mailbox.messages();
    expect(message?.to).toBe('eb.tester@example.nl');
    expect(message?.receivedAt.getFullYear()).toBeGreaterThan(1999);
  });

  test('newest first', async () => {
    for (const subject of ['first', 'second', 'third']) {
      await send({ subject });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await mailbox.messages()).map(({ subject }) => subject)).toEqual(['third', 'second', 'first']);
  });

  test('a message sent again after a crash is there once, as it first came', async () => {
    await send({ messageId: '<outbox-1@example.org>', subject: 'first' });
    await send({ messageId: '<outbox-1@example.org>', subject: 'again' });
    await Promise.all([1, 2, 3].map(() => send({ messageId: '<outbox-2@example.org>', subject: 'at once' })));
    expect((await mailbox.messages()).map(({ subject }) => subject).sort()).toEqual(['at once', 'first']);
  });

  test('over a restart, duplicates included; what was half written is gone', async () => {
    await send({ messageId: '<kept@example.org>' });
    await mailbox.close();
    await writeFile(join(folder, 'broken.partial'), 'Subject: half');
    mailbox = await startMailbox({ folder });
    await send({ messageId: '<kept@example.org>' });
    expect((await mailbox.messages()).map(({ messageId }) => messageId)).toEqual(['<kept@example.org>']);
    const files = await readdir(folder);
    expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.eml$/)]);
    expect((await stat(join(folder, files[0] ?? ''))).mode & 0o077).toBe(0);
  });
});

describe('the mailbox refuses', () => {
  test.each([
    ['two recipients', { to: 'c@example.nl, evil@example.org' }],
    ['a recipient and a blind copy', { bcc: 'evil@example.org' }],
  ])('a message to %s, for both', async (_label, overrides) => {
    await expect(send(overrides)).rejects.toMatchObject({ responseCode: 554 });
    expect(await mailbox.messages()).toEqual([]);
  });

  test('a message over 1 MB, and takes one just under', async () => {
    await expect(send({ text: 'a'.repeat(1024 * 1024) })).rejects.toMatchObject({ responseCode: 552 });
    expect(await mailbox.messages()).toEqual([]);
    await send({ text: `${'a'.repeat(70)}\n`.repeat(14_000) });
    expect(await mailbox.messages()).toHaveLength(1);
  });

  test('nothing because a sender broke off: the next one is served', async () => {
    const socket = connect(Number(new URL(mailbox.smtpUrl).port), '127.0.0.1');
    socket.end('EHLO x\r\nMAIL FROM:<a@example.nl>\r\nRCPT TO:<b@example.nl>\r\nDATA\r\nSubject: half');
    await new Promise((resolve) => socket.on('close', resolve).resume());
    await send();
    expect((await mailbox.messages()).map(({ subject }) => subject)).toEqual(['Your card']);
  });

  test('a port that is taken', async () => {
    const port = Number(new URL(mailbox.smtpUrl).port);
    await expect(startMailbox({ folder, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
