import { execFile } from 'node:child_process';
import { access, chmod, constants, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, errorCode } from './embeddedPostgresError.ts';
import { assertReachable, type UnprivilegedUser } from './unprivilegedUser.ts';

const run = promisify(execFile);

const SOCKET = '.s.PGSQL.5432';
const SOCKET_PATH_BYTES = process.platform === 'darwin' ? 103 : 107; // sun_path without its final NUL

export interface DataFolder {
  /** Holds the socket, so it is open to the server's user only. */
  readonly path: string;
  readonly cluster: string;
  readonly log: string;
}

/** Makes the folder where it is missing; throws where a server cannot work in it. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const path = resolve(folder);
  const socketBytes = Buffer.byteLength(join(path, SOCKET));
  if (socketBytes > SOCKET_PATH_BYTES) {
    throw new EmbeddedPostgresError(
      'DATA_FOLDER_PATH_TOO_LONG',
      `The data folder ${path} is ${socketBytes - SOCKET_PATH_BYTES} bytes too long for a unix socket: set DATA_FOLDER to a shorter path.`,
    );
  }
  await mkdir(path, { recursive: true, mode: 0o700 })
    .then(() => access(path, constants.R_OK | constants.W_OK | constants.X_OK))
    .catch((error: unknown) => refuseUnwritable(path, error));
  await assertOurs(path);
  return { path, cluster: join(path, 'cluster'), log: join(path, 'postgres.log') };
}

function refuseUnwritable(path: string, cause: unknown): never {
  throw new EmbeddedPostgresError(
    'DATA_FOLDER_NOT_WRITABLE',
    `The data folder ${path} cannot be written (${errorCode(cause)}): set DATA_FOLDER to a folder of your own.`,
  );
}

// We are about to take the folder's owner and mode, which must not befall /tmp or a home folder.
async function assertOurs(path: string): Promise<void> {
  const names = await readdir(path);
  const isOurs = (name: string) =>
    ['postgres.log', 'lost+found'].includes(name) || /^(initializing-|\.s\.PGSQL)/.test(name);
  const foreign = names.includes('cluster') ? undefined : names.find((name) => !isOurs(name));
  if (foreign === undefined) return;
  throw new EmbeddedPostgresError(
    'DATA_FOLDER_HOLDS_OTHER_FILES',
    `The data folder ${path} holds other files (${foreign}): set DATA_FOLDER to a new or an empty folder.`,
  );
}

/** Gives the folder to the user that the server runs as, and closes it to all others. */
export async function closeDataFolder({ path }: DataFolder, user: UnprivilegedUser | undefined): Promise<void> {
  if (user !== undefined) {
    const remedy = 'let it (chmod o+x), or set DATA_FOLDER to a folder elsewhere.';
    await assertReachable(dirname(path), user, remedy);
    await assertReachable(dirname(await realpath(path)), user, remedy);
    const { uid } = await stat(path);
    if (uid !== user.uid) await run('chown', ['-Rh', `${user.uid}:${user.gid}`, path]);
  }
  await chmod(path, 0o700).catch((error: unknown) => refuseUnwritable(path, error));
}
