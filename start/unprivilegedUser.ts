import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embeddedPostgresError.ts';

const run = promisify(execFile);

export interface UnprivilegedUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Whom PostgreSQL runs as when this process is root, which PostgreSQL refuses to be; undefined for anyone else. */
export async function unprivilegedUser(): Promise<UnprivilegedUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (account === undefined) {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      'PostgreSQL does not run as root, and /etc/passwd has no user "postgres" or "nobody" to run it as.',
    );
  }
  const [name = '', , uid, gid] = account;
  return { name, uid: Number(uid), gid: Number(gid) };
}

/** Throws PATH_UNREACHABLE, naming the first folder on the way that the user may not enter. */
export async function assertReachable(path: string, user: UnprivilegedUser, remedy: string): Promise<void> {
  const closed = await firstClosed(path, user);
  if (closed === '') return;
  throw new EmbeddedPostgresError(
    'PATH_UNREACHABLE',
    `PostgreSQL runs as the user "${user.name}" because we are root, and that user cannot enter ${closed}: ${remedy}`,
  );
}

export async function canReach(path: string, user: UnprivilegedUser): Promise<boolean> {
  return (await firstClosed(path, user)) === '';
}

async function firstClosed(path: string, user: UnprivilegedUser): Promise<string> {
  const steps = [path];
  for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) steps.unshift(folder);
  // Asked of the kernel as that user: mode bits alone would miss access lists and mount options.
  const script = 'for step; do [ -x "$step" ] || { printf %s "$step"; break; }; done';
  const { stdout } = await run('/bin/sh', ['-c', script, 'sh', ...steps], { cwd: '/', uid: user.uid, gid: user.gid });
  return stdout;
}
