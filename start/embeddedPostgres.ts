import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { closeDataFolder, type DataFolder, openDataFolder } from './dataFolder.ts';
import { EmbeddedPostgresError, errorCode } from './embeddedPostgresError.ts';
import { nativeFolder, restoreSymlinks } from './postgresBinaries.ts';
import { type ClusterOptions, openCluster } from './postgresCluster.ts';
import { QUIET_LOG } from './quietPostgresLog.ts';
import { reachableBinaries } from './reachablePlace.ts';
import { inUse, newServerName, queryOnce, serverName, socketUrl, waitForFormerServer } from './runningServer.ts';
import { assertReachable, unprivilegedUser } from './unprivilegedUser.ts';

const READY_MS = 60_000; // recovery after a crash may have much to replay
const FAST_SHUTDOWN_MS = 4_000;

// `read` ends when our end of the pipe closes, by stop() or by our death, even by kill -9. SIGINT is a fast shutdown.
const WATCHDOG = `
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
{ read -r _ <&3; kill -INT $server; } 2>/dev/null &
watch=$!
exec 3<&-
wait $server
code=$?
kill $watch 2>/dev/null
exit $code`;

const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=100',
  'shared_buffers=32MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  ...QUIET_LOG,
];
const QUICK_SETTINGS = ['max_connections=300', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface EmbeddedPostgres {
  /** A node-postgres URL of the database, over the unix socket. */
  urlOf(database: string): string;
  /** Does nothing when the database exists. */
  createDatabase(name: string): Promise<void>;
  /** Ends all sessions and resolves when the server is gone. */
  stop(): Promise<void>;
}

/**
 * Runs PostgreSQL in the folder until stop() or the end of this process, however it comes. Throws
 * EmbeddedPostgresError. `quick` gives up durability, for tests. `native` holds the binaries, by default npm's.
 */
export async function startEmbeddedPostgres(options: {
  dataFolder: string;
  quick?: boolean;
  native?: string;
}): Promise<EmbeddedPostgres> {
  const native = options.native ?? (await reachableBinaries(nativeFolder()));
  const cluster = { native, quick: options.quick ?? false };
  await restoreSymlinks(cluster.native);
  const folder = await openDataFolder(options.dataFolder);
  const user = await unprivilegedUser();
  if (user !== undefined) {
    await assertReachable(join(cluster.native, 'bin', 'postgres'), user, 'let it (chmod o+x), or move the checkout.');
  }
  await waitForFormerServer(folder);
  await closeDataFolder(folder, user);
  await openCluster(folder, { ...cluster, user });
  const server = await launch(folder, { ...cluster, user });
  return {
    urlOf: (database) => socketUrl(folder, database),
    createDatabase: (name) => createDatabase(folder, name),
    stop: () => stop(folder, server),
  };
}

async function launch(folder: DataFolder, { native, user, quick }: ClusterOptions): Promise<ChildProcess> {
  const name = newServerName();
  const socket = `unix_socket_directories="${folder.path.replaceAll('"', '""')}"`;
  const settings = [...SETTINGS, ...(quick ? QUICK_SETTINGS : []), socket, `cluster_name=${name}`];
  const command = [join(native, 'bin', 'postgres'), '-D', folder.cluster, ...settings.flatMap((one) => ['-c', one])];
  const log = await open(folder.log, 'a', 0o600);
  const logStart = (await stat(folder.log)).size;
  const server = spawn('/bin/sh', ['-c', WATCHDOG, 'sh', ...command], {
    cwd: '/',
    env: { LC_ALL: 'C' },
    uid: user?.uid,
    gid: user?.gid,
    detached: true, // Ctrl-C reaches a terminal's whole group; the server must outlive the requests being drained
    stdio: ['pipe', log.fd, log.fd],
  });
  await once(server, 'spawn');
  await log.close();
  await untilReady(folder, server, { name, logStart });
  return server;
}

async function untilReady(
  folder: DataFolder,
  server: ChildProcess,
  { name, logStart }: { name: string; logStart: number },
): Promise<void> {
  const deadline = Date.now() + READY_MS;
  // The name tells our server from another start's: both listen at the same place.
  while ((await serverName(folder)) !== name) {
    if (hasExited(server)) throw await whyNotStarted(folder, logStart);
    if (Date.now() > deadline) {
      await stop(folder, server);
      throw new EmbeddedPostgresError('POSTGRES_DID_NOT_START', `PostgreSQL is not ready yet; see ${folder.log}.`);
    }
    await pause(25);
  }
}

async function whyNotStarted(folder: DataFolder, logStart: number): Promise<EmbeddedPostgresError> {
  const log = (await readFile(folder.log)).subarray(logStart).toString();
  if (log.includes('lock file "postmaster.pid" already exists')) return inUse(folder, 'it was faster');
  const reason = log.split('\n').findLast((line) => /FATAL|PANIC|error/.test(line)) ?? 'it gave no reason';
  return new EmbeddedPostgresError('POSTGRES_DID_NOT_START', `PostgreSQL did not start (${folder.log}): ${reason}`);
}

function hasExited(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

async function createDatabase(folder: DataFolder, name: string): Promise<void> {
  try {
    await queryOnce(socketUrl(folder, 'postgres'), `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    // Two creators at once: the loser gets 42P04 or the unique violation of pg_database.
    if (!['42P04', '23505'].includes(String(errorCode(error)))) throw error;
  }
}

async function stop({ cluster }: DataFolder, server: ChildProcess): Promise<void> {
  if (hasExited(server)) return;
  const gone = once(server, 'exit');
  server.stdin?.end();
  const isGone = await Promise.race([gone.then(() => true), pause(FAST_SHUTDOWN_MS, false, { ref: false })]);
  if (isGone) return;
  const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGQUIT'); // at once; the next start recovers from the write-ahead log
  await gone;
}
