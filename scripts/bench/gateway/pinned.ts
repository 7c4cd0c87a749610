import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** What is measured has the one to itself; what measures has the other. */
export const CORE = { gateway: '0', others: '1' };

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a program on one core. It can be talked to where it is one of Node's. */
export function startPinned(core: string, { program, args, env }: Command): ChildProcess {
  return spawn('taskset', ['-c', core, program, ...args], {
    stdio: ['ignore', 'ignore', process.env['SHOW'] ? 'inherit' : 'ignore', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true', ...env },
  });
}

/** Sends a message and gives the next one that comes back. */
export async function asked<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  const answer = once(child, 'message');
  child.send(message);
  const [given] = await answer;
  return given as Answer;
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL'); // some peers wait a long time for the end of what nobody asks
  await gone;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

const CLOCK_TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Processor time that the process has used so far, all of its threads. */
export function cpuMilliseconds({ pid }: ChildProcess): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13); // proc(5): fields 14 and 15
  return ((Number(user) + Number(system)) * 1_000) / CLOCK_TICKS;
}

/** Resident memory in MB. */
export function residentMegabytes({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}
