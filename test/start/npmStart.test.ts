import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { readJourneys } from '../../gateway/playground/readJourneys.mjs';
import { holdPort } from '../../start/heldPort.ts';
import { staffToken } from '../../start/token.ts';
import { REACHABLE_FOLDER } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { servedAddress } from '../support/servedAddress.ts';

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

async function start(dataFolder: string): Promise<Running> {
  const { child, output } = launch({ PORT: '0', DATA_FOLDER: dataFolder });
  return { child, url: await servedAddress(child, output) };
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
    await eventually(async () => (await mails()).length > 0);
    await pause(1_500);
    expect(await mails()).toHaveLength(1);

    await end(second.child, 'SIGINT');
    expect(second.child.exitCode).toBe(0); // 1 where it took longer than it may
  });

  test('has its port from the beginning, hangs up on who comes too early, and lets nobody else have it', async () => {
    const held = await holdPort('127.0.0.1', 0);
    const url = `http://127.0.0.1:${held.port}`;
    await expect(holdPort('127.0.0.1', held.port)).rejects.toThrow(`port ${held.port} is taken`);
    await expect(fetch(url)).rejects.toThrow();
    const server = createHttpServer((_request, response) => void response.end('served'));
    await new Promise<void>((resolve) => server.listen(held.server, resolve));
    expect(server.address()).toMatchObject({ port: held.port });
    expect(await (await fetch(url)).text()).toBe('served');
    await expect(holdPort('127.0.0.1', held.port)).rejects.toThrow('is taken');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await held.close();
    await expect(fetch(url)).rejects.toThrow();
  });

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
  });
});
