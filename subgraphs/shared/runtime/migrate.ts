import type { Database } from './database.ts';
import { SettingError } from './settings.ts';

const MIGRATION_LOCK = 4_207_361; // any number, the same for every process that migrates

/** Applies the migrations that the database lacks, one process at a time. Returns the names of those applied. */
export async function migrate(database: Database): Promise<string[]> {
  return underLock(database, async () => {
    await refuseNewerDatabase(database);
    const applied = await database.source.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  });
}

/** Takes back the newest migration. */
export async function migrateDown(database: Database): Promise<void> {
  await underLock(database, () => database.source.undoLastMigration({ transaction: 'each' }));
}

/** Refuses to serve a database that this program's migrations do not fully describe. */
export async function assertMigrated(database: Database, name: string): Promise<void> {
  await refuseNewerDatabase(database);
  if (await database.source.showMigrations()) {
    throw new SettingError(`the database of ${name} lacks migrations: run npm run migrate -- ${name}`);
  }
}

async function refuseNewerDatabase({ source }: Database): Promise<void> {
  const [{ present }] = await source.query(`SELECT to_regclass('migration') IS NOT NULL AS present`);
  if (!present) return;
  const rows: { name: string }[] = await source.query('SELECT name FROM migration');
  const known = new Set(source.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const unknown = rows.find(({ name }) => !known.has(name));
  if (unknown) {
    throw new SettingError(
      `the database ${source.options.database} is from a newer version: it has the migration ${unknown.name}`,
    );
  }
}

async function underLock<Result>({ source }: Database, work: () => Promise<Result>): Promise<Result> {
  const session = source.createQueryRunner();
  try {
    await session.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await session.release();
  }
}
