import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { servedUrl } from '../support/cluster.ts';
import { untilNothingIsUnderWay } from '../support/leftBehind.ts';
import {
  ANNEN,
  ENROL,
  enrol,
  NETHERLANDS_SETTINGS,
  openNetherlands,
  type TestNetherlands,
  theExamplePerson,
} from '../support/netherlands.ts';

let netherlands: TestNetherlands;
beforeAll(async () => {
  await once(spawn(process.execPath, ['scripts/run.mjs', 'script', 'sweep']), 'close'); // builds dist/
  netherlands = await openNetherlands();
});
afterAll(() => netherlands.close());

/** Another process of the same server on the same database. */
function server(settings: Record<string, string>): { child: ChildProcess; output: () => string } {
  const name = String(netherlands.database.source.options.database);
  const env = {
    ...NETHERLANDS_SETTINGS,
    PATH: process.env['PATH'],
    DATABASE_URL_NETHERLANDS: servedUrl(name, 'netherlands'),
    NOW: netherlands.clock.now().toISOString(),
    ...settings,
  };
  const child = spawn(process.execPath, ['test/netherlands/enrolAndDie.mjs'], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  return { child, output: () => text };
}

test('[A68] [A69] killed between commit and answer: the repeat gets the one enrolment, and its letter goes out once', async () => {
  const ENROLMENT = JSON.stringify({ document: ENROL, variables: { input: theExamplePerson() }, caller: ANNEN });
  const { child, output } = server({ ENROLMENT });
  const [, signal] = await once(child, 'close');
  expect([signal, output()]).toEqual(['SIGKILL', '']);
  await untilNothingIsUnderWay(netherlands);
  const [{ id }] = await netherlands.rows('SELECT id FROM customer');
  expect(await enrol(netherlands)).toMatchObject({ __typename: 'DigitalEnrolment', customer: { id } });
  expect(await enrol(netherlands)).toMatchObject({ __typename: 'DigitalEnrolment', customer: { id } });
  expect(await netherlands.rows('SELECT id FROM customer')).toEqual([{ id }]);
  await netherlands.subgraph.outbox.drain();
  const [mail, ...others] = await netherlands.mailbox.messages();
  const [{ letter }] = await netherlands.rows(`SELECT id AS letter FROM outbox WHERE kind = 'login-account-link'`);
  expect([mail?.messageId, others]).toEqual([`<${letter}@outbox.invalid>`, []]);
  expect(await netherlands.rows('SELECT customer_id AS id, version FROM kb_entitlement')).toEqual([{ id, version: 1 }]);
});

test('[A69] killed after the mail server took the letter: it goes again at once, with the same Message-ID', async () => {
  const later = new Date(netherlands.clock.now().getTime() + 60_000).toISOString();
  const [{ id }] = await netherlands.rows(
    `INSERT INTO outbox (kind, subject, posted_at, not_before)
     SELECT 'login-account-link', id || ' ' || generation, now(), $1 FROM login_account RETURNING id`,
    [later],
  );
  const taken: string[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream) {
      let text = '';
      stream.on('data', (chunk) => (text += chunk));
      stream.on('end', () => {
        taken.push(/^Message-ID: (.*)$/im.exec(text)?.[1] ?? '');
        child.kill('SIGKILL'); // and no receipt
      });
    },
  });
  smtp.on('error', () => undefined);
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as { port: number };
  const { child } = server({ SMTP_URL: `smtp://127.0.0.1:${port}`, NOW: later });
  await once(child, 'close');
  await untilNothingIsUnderWay(netherlands);
  smtp.close(() => undefined);
  expect(await netherlands.rows('SELECT done_at FROM outbox WHERE id = $1', [id])).toEqual([{ done_at: null }]);
  netherlands.clock.set(later);
  await netherlands.subgraph.outbox.drain();
  const again = (await netherlands.mailbox.messages()).map(({ messageId }) => messageId);
  expect([taken, again]).toEqual([[`<${id}@outbox.invalid>`], expect.arrayContaining(taken)]);
});
