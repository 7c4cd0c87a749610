import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../start/embeddedPostgres.ts';
import { defaultDataFolder } from '../../start/reachablePlace.ts';

/** Starts PostgreSQL with an empty database, gives the owner's URL to the work, and takes both away again. */
export async function onOwnPostgres<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const folder = join(await defaultDataFolder(), `bench-${process.pid}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    await postgres.createDatabase('bench');
    return await work(postgres.urlOf('bench'));
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
