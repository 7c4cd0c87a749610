import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servedAddress } from './servedAddress.ts';

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
  const url = await servedAddress(child, output).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return { url, child, output, exited };
}

export async function askOver(url: string, query: string, agent?: Agent, more: Record<string, string> = {}) {
  const headers = { 'content-type': 'application/json', ...more };
  const sent = request(`${url}/graphql`, { method: 'POST', agent, headers });
  sent.end(JSON.stringify({ query }));
  const [answer] = await once(sent, 'response');
  const text = Buffer.concat(await answer.toArray()).toString('utf8');
  return { status: answer.statusCode, body: JSON.parse(text), connection: answer.headers.connection };
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
