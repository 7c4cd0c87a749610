import { chmod, cp, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../start/embeddedPostgres.ts';
import { nativeFolder, restoreSymlinks } from '../../start/postgresBinaries.ts';
import { aFolder, allGone, anOwner, postmasterOf, processesOf, rowsOf } from './embeddedPostgresFolders.ts';

let dataFolder: string;
let started: EmbeddedPostgres[] = [];

beforeEach(async () => {
  dataFolder = await aFolder();
});

afterEach(async () => {
  await Promise.all(started.map((postgres) => postgres.stop()));
  started = [];
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(native?: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataFolder, ...(native && { native }) });
  started.push(postgres);
  return postgres;
}

describe('the owner is killed', () => {
  test('the server goes with it, and a restart has the committed row', async () => {
    const owner = await anOwner(dataFolder);
    await owner.kill();
    expect(await allGone(owner.pids)).toBe(true);
    const postgres = await start();
    expect(await rowsOf(postgres.urlOf('kept'), 'TABLE card')).toEqual([{ number: 'committed' }]);
  });

  test('a start waits while the old server is still closing', async () => {
    const owner = await anOwner(dataFolder);
    const [postmaster = 0] = owner.pids;
    process.kill(postmaster, 'SIGSTOP');
    await owner.kill();
    const restart = start();
    await pause(1_000);
    process.kill(postmaster, 'SIGCONT');
    const postgres = await restart;
    expect(await rowsOf(postgres.urlOf('kept'), 'TABLE card')).toEqual([{ number: 'committed' }]);
    expect(await postmasterOf(dataFolder)).not.toBe(postmaster);
  });
});

test('a server that was itself killed is started again, stop() having nothing to do', async () => {
  const first = await start();
  await rowsOf(first.urlOf('postgres'), "CREATE TABLE card AS SELECT 'N-1' AS number");
  const pids = await processesOf(first.urlOf('postgres'), dataFolder);
  process.kill(pids[0] ?? 0, 'SIGKILL');
  expect(await allGone(pids)).toBe(true);
  await first.stop();
  const second = await start();
  expect(await rowsOf(second.urlOf('postgres'), 'TABLE card')).toEqual([{ number: 'N-1' }]);
});

test('half a cluster left by a killed initdb is removed, not used', async () => {
  const leftOver = 'initializing-999999999-0badcafe';
  await mkdir(join(dataFolder, leftOver, 'base'), { recursive: true });
  const postgres = await start();
  expect(await rowsOf(postgres.urlOf('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(await readdir(dataFolder)).not.toContain(leftOver);
});

test('symbolic links that npm left out are made again, by two starts at once', async () => {
  const parent = await aFolder();
  const native = join(parent, 'native');
  await chmod(parent, 0o755);
  await cp(nativeFolder(), native, { recursive: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() });
  await Promise.all([restoreSymlinks(native), restoreSymlinks(native)]);
  await restoreSymlinks(native);
  const postgres = await start(native);
  expect(await rowsOf(postgres.urlOf('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await postgres.stop();
  await rm(parent, { recursive: true });
});
