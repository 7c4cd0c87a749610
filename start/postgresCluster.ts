import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DataFolder } from './dataFolder.ts';
import { EmbeddedPostgresError, errorCode } from './embeddedPostgresError.ts';
import { isRunning } from './isRunning.ts';
import { majorVersion } from './postgresBinaries.ts';
import type { UnprivilegedUser } from './unprivilegedUser.ts';

const run = promisify(execFile);

export interface ClusterOptions {
  readonly native: string;
  readonly user: UnprivilegedUser | undefined;
  readonly quick: boolean;
}

/** Makes the cluster where there is none; refuses one that another major version made. */
export async function openCluster(folder: DataFolder, options: ClusterOptions): Promise<void> {
  const ours = await majorVersion(options.native, options.user);
  const theirs = await clusterVersion(folder);
  if (theirs === undefined) return createCluster(folder, options);
  if (theirs === ours) return;
  throw new EmbeddedPostgresError(
    'DATA_FOLDER_OTHER_VERSION',
    `The data folder ${folder.path} was made by PostgreSQL ${theirs}, this program brings ${ours}: move the folder away or set DATA_FOLDER to another one.`,
  );
}

async function clusterVersion({ cluster }: DataFolder): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

// Made beside its place and renamed, so that a killed initdb never leaves half a cluster behind.
async function createCluster(folder: DataFolder, options: ClusterOptions): Promise<void> {
  await removeHalfMadeClusters(folder.path);
  const draft = join(folder.path, `initializing-${process.pid}-${randomBytes(4).toString('hex')}`);
  await initdb(draft, options);
  try {
    await rename(draft, folder.cluster);
  } catch (error) {
    await rm(draft, { recursive: true });
    const otherStartWasFaster = ['ENOTEMPTY', 'EEXIST'].includes(String(errorCode(error)));
    if (!otherStartWasFaster) throw error;
  }
  if (!options.quick) await syncFolder(folder.path);
}

async function initdb(draft: string, { native, user, quick }: ClusterOptions): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = ['-D', draft, '-U', 'postgres', '-A', 'trust', ...locale, ...(quick ? ['--no-sync'] : [])];
  const identity = { cwd: '/', env: { LC_ALL: 'C' }, uid: user?.uid, gid: user?.gid };
  await run(join(native, 'bin', 'initdb'), args, identity).catch((error: { stderr?: string }) => {
    const reason = error.stderr?.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? 'no reason given';
    throw new EmbeddedPostgresError('POSTGRES_DID_NOT_START', `No database could be made in ${draft}: ${reason}`);
  });
}

async function removeHalfMadeClusters(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    const maker = /^initializing-(\d+)-/.exec(name)?.[1];
    if (maker === undefined || isRunning(Number(maker))) continue;
    await rm(join(path, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

// initdb has synced all files; the rename itself must last as well before a commit is promised.
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync();
  await folder.close();
}
