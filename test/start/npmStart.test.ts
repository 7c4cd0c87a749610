import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { readJourneys } from '../../gateway/playground/readJourneys.mjs';
import { staffToken } from '../../start/token.ts';
import { REACHABLE_FOLDER } from '../support/cluster.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGKILL');
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

interface Running {
  child: ChildProcess;
  url: string;
}

function newFolder(): string {
  const folder = join(REACHABLE_FOLDER, `supergraph-start-${randomUUID().slice(0, 8)}`);
  folders.push(folder);
  return folder;
}

// Other test files build and start at the same time.
const WAITING = 'waiting for another run that installs or builds...\n';

function launch(environment: Record<string, string>): { child: ChildProcess; output: () => string } {
  const env: NodeJS.ProcessEnv = { ...process.env, ...environment, NODE_OPTIONS: '' };
  delete env['npm_lifecycle_event'];
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return { child, output: () => text.replaceAll(WAITING, '') };
}

// Between choosing a free port and serving it another program of the machine may take it; then once more.
async function start(dataFolder: string, tries = 3): Promise<Running> {
  const { child, output } = launch({ PORT: '0', DATA_FOLDER: dataFolder });
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(50)) {
    const url = /(http:\S+)\/graphql/.exec(output())?.[1];
    if (url) return { child, url };
    if (child.exitCode !== null) break;
  }
  if (tries > 1 && / is taken: /.test(output())) return start(dataFolder, tries - 1);
  throw new Error(`it did not start: ${output()}`);
}

async function refusal(environment: Record<string, string>): Promise<{ code: number | null; text: string }> {
  const { child, output } = launch(environment);
  await once(child, 'close');
  return { code: child.exitCode, text: output() };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, 'exit');
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function play(url: string, title: string, subject: string, variables?: object): Promise<any> {
  const demo = (await (await fetch(`${url}/demo`)).json()) as { staffIssuer: string };
  const token = await staffToken(demo.staffIssuer, subject);
  const journey = (await readJourneys('schema/journeys')).find((known) => known.title.startsWith(title));
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: journey?.document, variables: variables ?? journey?.variables }),
  });
  return ((await answer.json()) as { data: any }).data;
}

describe('npm start', () => {
  test('killed right after an answered registration has it at the next start, and its mail goes out, once', async () => {
    const folder = newFolder();
    const first = await start(folder);
    const enrolled = await play(first.url, 'Netherlands 1', 'desk.annen');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(enrolled.enrolDigitalMemberAtDesk.__typename).toBe('DigitalEnrolment');

    const second = await start(folder);
    const again = await play(second.url, 'Netherlands 1', 'desk.annen');
    expect(again.enrolDigitalMemberAtDesk.passNumber).toBe(enrolled.enrolDigitalMemberAtDesk.passNumber);
    const mails = async () => (await readdir(join(folder, 'mailbox'))).filter((name) => name.endsWith('.eml'));
    for (const until = Date.now() + 90_000; (await mails()).length === 0 && Date.now() < until; ) await pause(100);
    await pause(1_500);
    expect(await mails()).toHaveLength(1);

    const begun = Date.now();
    await end(second.child, 'SIGINT');
    expect([second.child.exitCode, Date.now() - begun < 5_000]).toEqual([0, true]);
  }, 90_000);

  test('says which port is taken, and how to choose another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { code, text } = await refusal({ PORT: String(port), DATA_FOLDER: newFolder() });
    expect({ code, text }).toEqual({
      code: 1,
      text: `Cannot start: port ${port} is taken; choose another: PORT=${port + 1} npm start.\n`,
    });
    await new Promise((resolve) => other.close(resolve));
  });

  test.each([
    [{ PORT: 'x' }, 'Cannot start: PORT must be a whole number from 0 to 65535.\n'],
    [
      { DATABASE_URL_NORWAY: 'mysql://x' },
      'Cannot start: DATABASE_URL_NORWAY must look like postgresql://user:password@host:port/database.\n',
    ],
    [
      { DATABASE_URL_NORWAY: 'postgresql://nobody@127.0.0.1:1/none' },
      'Cannot start: the database of norway cannot be opened (ECONNREFUSED): check DATABASE_URL_NORWAY.\n',
    ],
  ])('with %j says in one line what is wrong', async (environment, text) => {
    expect(await refusal({ PORT: '0', DATA_FOLDER: newFolder(), ...environment })).toEqual({ code: 1, text });
  });

  test('on the data folder of another start says so and leaves the other alone', async () => {
    const folder = newFolder();
    const running = await start(folder);
    const { code, text } = await refusal({ PORT: '0', DATA_FOLDER: folder });
    expect(code).toBe(1);
    expect(text).toMatch(/^Cannot start: .*in use.*\n$/);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    await end(running.child, 'SIGINT');
  }, 60_000);
});
