import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A gateway in a process of its own. */
export interface GatewayProcess {
  url: string;
  child: ChildProcess;
  output(): string;
  exited: Promise<unknown[]>;
}

/** From dist/, which must be built. */
export async function startGatewayProcess(env: Record<string, string>): Promise<GatewayProcess> {
  const child = spawn(process.execPath, ['dist/gateway/main.js'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const output = () => text;
  const url = await until(() => /(http:\S+)\/graphql/.exec(text)?.[1], output).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return { url, child, output, exited };
}

export async function until<Value>(
  find: () => Value | false | undefined | Promise<Value | undefined>,
  why: () => string = String,
) {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(10)) {
    const value = await find();
    if (value !== undefined && value !== false) return value;
  }
  throw new Error(`it did not come: ${why()}`);
}

export async function askOver(url: string, query: string, agent?: Agent) {
  const sent = request(`${url}/graphql`, { method: 'POST', agent, headers: { 'content-type': 'application/json' } });
  sent.end(JSON.stringify({ query }));
  const [answer] = await once(sent, 'response');
  const text = Buffer.concat(await answer.toArray()).toString('utf8');
  return { body: JSON.parse(text), connection: answer.headers.connection };
}

export function workersOf({ pid }: ChildProcess): number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean).map(Number);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
