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

/** Starts on a port that was free a moment ago; another program may take it until then, and then once more. */
export async function onFreePort<Started>(start: (port: number) => Promise<Started>, tries = 5): Promise<Started> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return start(port).catch((error: unknown) => {
    if (tries > 1 && /EADDRINUSE|is taken/.test(String(error))) return onFreePort(start, tries - 1);
    throw error;
  });
}
