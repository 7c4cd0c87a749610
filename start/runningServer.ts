import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DataFolder } from './dataFolder.ts';
import { EmbeddedPostgresError, errorCode } from './embeddedPostgresError.ts';
import { isRunning } from './isRunning.ts';

const FORMER_SERVER_MS = 10_000;

/** A node-postgres URL over the unix socket; port and sslmode are named because PGPORT and PGSSLMODE would count. */
export function socketUrl({ path }: DataFolder, database: string): string {
  const name = encodeURIComponent(database);
  return `postgresql://postgres@localhost:5432/${name}?host=${encodeURIComponent(path)}&sslmode=disable`;
}

/** One query on its own connection. Rows are the caller's to check. */
export async function queryOnce(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {}); // without a listener a server that goes away would end this process
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A cluster_name that tells later starts which process owns the server. */
export function newServerName(): string {
  return `start-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** The name of the server on the folder's socket; 'unknown' while it opens, closes or hangs; undefined when none is. */
export async function serverName(folder: DataFolder): Promise<string | undefined> {
  try {
    const [row] = await queryOnce(socketUrl(folder, 'postgres'), 'SHOW cluster_name');
    return String(row?.['cluster_name']);
  } catch (error) {
    return ['ENOENT', 'ECONNREFUSED'].includes(String(errorCode(error))) ? undefined : 'unknown';
  }
}

/** A server whose owner was killed is about to go: waits for it. One with a living owner is in use. */
export async function waitForFormerServer(folder: DataFolder): Promise<void> {
  const deadline = Date.now() + FORMER_SERVER_MS;
  for (;;) {
    const name = await serverName(folder);
    if (name === undefined) return;
    const owner = /^start-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && isRunning(Number(owner))) throw inUse(folder, `process ${owner}`);
    if (Date.now() > deadline) throw inUse(folder, 'its server does not stop');
    await pause(50);
  }
}

export function inUse({ path }: DataFolder, by: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${path} is in use by another start (${by}): stop that one, or set DATA_FOLDER to another folder.`,
  );
}
