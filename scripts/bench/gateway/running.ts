import type { ChildProcess } from 'node:child_process';
import type { Contender } from './contenders.ts';
import type { LoadResult } from './load.ts';
import { asked, CORE, cpuMilliseconds, freePort, residentMegabytes, startPinned } from './pinned.ts';
import type { Workload } from './workloads.ts';
import type { World } from './worlds.ts';

/** One that is measured, up and running. */
export interface Running {
  readonly name: string;
  readonly port: number;
  readonly process: ChildProcess;
}

/** What one slice of load came to. */
export interface Slice {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor time. */
  readonly cpu: number;
  readonly megabytes: number;
  readonly calls: number;
  /** How busy the core of load and subgraphs was, of 1. */
  readonly others: number;
}

/** What loads, and what is asked behind those that are measured. */
export interface Surroundings {
  readonly load: ChildProcess;
  readonly standIn: ChildProcess;
}

export interface LoadSettings {
  readonly connections: number;
  readonly milliseconds: number;
}

const START_WITHIN_MS = 40_000;

/** Undefined where it does not answer in time. */
export async function startContender(contender: Contender, world: World): Promise<Running | undefined> {
  const port = await freePort();
  const running = { name: contender.name, port, process: startPinned(CORE.gateway, contender.start(world, port)) };
  for (const end = Date.now() + START_WITHIN_MS; Date.now() < end && running.process.exitCode === null; ) {
    const answer = await answerOf(running, { query: '{__typename}' }).catch(() => undefined);
    if (answer?.includes('"data"')) return running;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  running.process.kill('SIGKILL');
  return undefined;
}

/** The answer's data, each value as the gateway wrote it, without what only spacing or `extensions` say. */
export async function answerOf({ port }: Running, { query, variables }: Pick<Workload, 'query' | 'variables'>) {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data?: unknown; errors?: unknown };
  return JSON.stringify({ errors, data });
}

/** Loads one of them for so long and says what it took. Throws where an answer was wrong. */
export async function slice(
  { load, standIn }: Surroundings,
  { name, port, process: measured }: Running,
  { query, variables }: Workload,
  settings: LoadSettings,
): Promise<Slice> {
  const spent = () => [cpuMilliseconds(measured), cpuMilliseconds(load) + cpuMilliseconds(standIn)] as const;
  await asked(standIn, {});
  const before = spent();
  const body = JSON.stringify({ query, variables });
  const { answered, wrong, seconds, p50, p99 } = await asked<LoadResult>(load, { port, body, ...settings });
  if (wrong > 0) throw new Error(`${name}: ${wrong} of ${answered} answers were wrong`);
  const after = spent();
  const { calls } = await asked<{ calls: number }>(standIn, {});
  return {
    ...{ p50, p99, perSecond: answered / seconds, calls: calls / answered },
    cpu: (after[0] - before[0]) / answered,
    others: (after[1] - before[1]) / (seconds * 1_000),
    megabytes: residentMegabytes(measured),
  };
}
