import { chmod, cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startEmbeddedPostgres } from '../../start/embeddedPostgres.ts';
import { nativeFolder } from '../../start/postgresBinaries.ts';
import { aFolder, anOwner, rowsOf } from './embeddedPostgresFolders.ts';

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? test : test.skip;
const asOrdinaryUser = isRoot ? test.skip : test;

let folder: string;

beforeEach(async () => {
  folder = await aFolder();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function expectRefusal(
  options: { dataFolder: string; native?: string },
  code: string,
  words: string,
): Promise<void> {
  const oneLine = expect.stringMatching(new RegExp(`^.*${words}.*$`)); // the dot matches no line break
  const start = startEmbeddedPostgres({ quick: true, ...options }).then((postgres) => postgres.stop());
  await expect(start).rejects.toMatchObject({ name: 'EmbeddedPostgresError', code, message: oneLine });
}

describe('a data folder in use', () => {
  test('by another process is refused, naming that process', async () => {
    const owner = await anOwner(folder);
    await expectRefusal({ dataFolder: folder }, 'DATA_FOLDER_IN_USE', `${folder} .*process ${owner.process.pid}`);
    await owner.kill();
  });

  test('is given to one of two starts at the same instant', async () => {
    const options = { dataFolder: folder, quick: true };
    const results = await Promise.allSettled([startEmbeddedPostgres(options), startEmbeddedPostgres(options)]);
    const [refused] = results.filter((result) => result.status === 'rejected');
    const [postgres] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(refused?.reason).toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
    expect(await rowsOf(postgres?.urlOf('postgres') ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres?.stop();
  });
});

describe('a data folder no server can work in', () => {
  test('with a path one byte too long for a socket', async () => {
    const longest = process.platform === 'darwin' ? 103 : 107;
    const dataFolder = join(folder, 'd'.repeat(longest + 1 - '/.s.PGSQL.5432'.length - folder.length - 1));
    await expectRefusal({ dataFolder }, 'DATA_FOLDER_PATH_TOO_LONG', '1 bytes too long .*set DATA_FOLDER');
  });

  test('with the longest path there is, none is refused', async () => {
    await chmod(folder, 0o755);
    const longest = process.platform === 'darwin' ? 103 : 107;
    const dataFolder = join(folder, 'd'.repeat(longest - '/.s.PGSQL.5432'.length - folder.length - 1));
    const postgres = await startEmbeddedPostgres({ dataFolder, quick: true });
    expect(await rowsOf(postgres.urlOf('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  test('made by another major version', async () => {
    await mkdir(join(folder, 'cluster'));
    await writeFile(join(folder, 'cluster', 'PG_VERSION'), '17\n');
    await expectRefusal({ dataFolder: folder }, 'DATA_FOLDER_OTHER_VERSION', 'PostgreSQL 17, .* brings 18: move');
  });

  test('holding other files, whose owner and mode stay as they were', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'years of work');
    await chmod(folder, 0o755);
    await expectRefusal({ dataFolder: folder }, 'DATA_FOLDER_HOLDS_OTHER_FILES', 'thesis.txt.*set DATA_FOLDER');
    expect((await stat(folder)).mode & 0o777).toBe(0o755);
  });

  test('behind a file', async () => {
    await writeFile(join(folder, 'file'), '');
    const dataFolder = join(folder, 'file', 'data');
    await expectRefusal({ dataFolder }, 'DATA_FOLDER_NOT_WRITABLE', 'ENOTDIR.*set DATA_FOLDER');
  });

  asOrdinaryUser('in a folder that is not ours (skipped: we are root, who may write anywhere)', async () => {
    await chmod(folder, 0o500);
    await expectRefusal({ dataFolder: join(folder, 'data') }, 'DATA_FOLDER_NOT_WRITABLE', 'EACCES.*set DATA_FOLDER');
  });

  asRoot('under a folder closed to the unprivileged user (skipped when we are not root)', async () => {
    await chmod(folder, 0o700);
    const dataFolder = join(folder, 'home', 'data');
    await expectRefusal({ dataFolder }, 'PATH_UNREACHABLE', `cannot enter ${folder}: .*chmod o\\+x.*DATA_FOLDER`);
  });
});

describe('binaries that cannot run', () => {
  test.each([
    ['linux', 'riscv64'],
    ['win32', 'x64'],
  ])('%s %s has no package', (platform, arch) => {
    expect(() => nativeFolder(platform, arch)).toThrow(`${platform}-${arch}`);
  });

  test('for want of their loader, as on musl', async () => {
    await chmod(folder, 0o755);
    const native = await aNativeFolder('#!/lib64/no-such-loader.so\n');
    await expectRefusal({ dataFolder: join(folder, 'data'), native }, 'UNSUPPORTED_PLATFORM', 'musl.*DATABASE_URL');
  });

  asRoot('because the unprivileged user cannot enter their folder (skipped when we are not root)', async () => {
    const native = await aNativeFolder('#!/bin/sh\n');
    const dataFolder = await aFolder();
    await expectRefusal({ dataFolder, native }, 'PATH_UNREACHABLE', `cannot enter ${folder}: .*move the checkout`);
    await rm(dataFolder, { recursive: true });
  });

  async function aNativeFolder(postgres: string): Promise<string> {
    const native = join(folder, 'native');
    await mkdir(join(native, 'bin'), { recursive: true });
    await cp(join(nativeFolder(), 'pg-symlinks.json'), join(native, 'pg-symlinks.json'));
    await mkdir(join(native, 'lib'));
    await writeFile(join(native, 'bin', 'postgres'), postgres, { mode: 0o755 });
    return native;
  }
});
