import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { canReach, unprivilegedUser } from './unprivilegedUser.ts';

// Root's checkout is often closed to everybody else (a home folder, mktemp -d), and PostgreSQL does not run as root.
const OPEN_TO_ALL = '/var/lib/library-supergraph';

/** The folder for the demo's data: `.data` of the checkout, or one for this checkout that PostgreSQL's user can enter. */
export async function defaultDataFolder(): Promise<string> {
  const folder = resolve('.data');
  const user = await unprivilegedUser();
  if (user === undefined || (await canReach(dirname(folder), user))) return folder;
  return join(OPEN_TO_ALL, `data-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`);
}

/** The binaries themselves, or a copy of them where PostgreSQL's user cannot reach them in node_modules. */
export async function reachableBinaries(native: string): Promise<string> {
  const user = await unprivilegedUser();
  if (user === undefined || (await canReach(join(native, 'bin', 'postgres'), user))) return native;
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(OPEN_TO_ALL, `postgres-${version}`);
  if (await stat(copy).catch(() => undefined)) return join(copy, 'native');
  const draft = `${copy}-${process.pid}`;
  await mkdir(draft, { recursive: true, mode: 0o755 });
  await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await rename(draft, copy).catch(() => rm(draft, { recursive: true })); // another start was faster
  return join(copy, 'native');
}
