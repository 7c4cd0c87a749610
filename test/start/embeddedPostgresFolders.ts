import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { isRunning } from '../../start/isRunning.ts';
import { REACHABLE_FOLDER } from '../support/cluster.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

export async function aFolder(): Promise<string> {
  return mkdtemp(join(REACHABLE_FOLDER, 'embedded-postgres-'));
}

export async function rowsOf(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

/** Every process of the server that pg_stat_activity and postmaster.pid know. */
export async function processesOf(url: string, dataFolder: string): Promise<number[]> {
  const rows = await rowsOf(url, 'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
  return [await postmasterOf(dataFolder), ...rows.map((row) => Number(row['pid']))];
}

export async function postmasterOf(dataFolder: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataFolder, 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

export async function allGone(pids: number[], withinMs = 3_000): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (pids.some(isRunning) && Date.now() < deadline) await pause(20);
  return !pids.some(isRunning);
}

/** A process of its own that holds a server with one committed row; `pids` are the server's. */
export async function anOwner(dataFolder: string) {
  const program = join(await aFolder(), 'owner.mjs');
  await symlink(join(ROOT, 'node_modules'), join(program, '../node_modules'));
  const source = join(import.meta.dirname, 'embeddedPostgresOwner.ts');
  const bundling = ['--bundle', '--packages=external', '--platform=node', '--format=esm', `--outfile=${program}`];
  await run(join(ROOT, 'node_modules', '.bin', 'esbuild'), [source, ...bundling]);
  const owner = spawn(process.execPath, [program, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(owner.stdout, 'data');
  await rm(join(program, '..'), { recursive: true });
  const pids: number[] = [await postmasterOf(dataFolder), ...JSON.parse(String(line))];
  return { pids, process: owner, kill: () => Promise.all([once(owner, 'exit'), owner.kill('SIGKILL')]) };
}
