import { MigrationExecutor } from 'typeorm';
import type { Database } from './database.ts';
import { grantServingRole, type ServingRole } from './servingRole.ts';
import { SettingError } from './settings.ts';

const MIGRATION_LOCK = 4_207_361; // any number, the same for every process that migrates
const AS_BEFORE = 'RESET statement_timeout; RESET idle_in_transaction_session_timeout';

/**
 * Applies the migrations that the database lacks, one process at a time. Returns the names of those applied. `servedBy`:
 * the role that gets the rights to serve, where it is not the one that migrates.
 */
export async function migrate(database: Database, servedBy?: ServingRole): Promise<string[]> {
  return underLock(database, async (migrations) => {
    await refuseNewerDatabase(database);
    const applied = await migrations.executePendingMigrations();
    if (servedBy) await grantServingRole(database, servedBy);
    return applied.map(({ name }) => name);
  });
}

/** Takes back the newest migration and returns its name; undefined where there is none. */
export async function migrateDown(database: Database): Promise<string | undefined> {
  return underLock(database, async (migrations) => {
    if (!(await refuseNewerDatabase(database))) return undefined;
    const [newest]: { name: string }[] = await database.source.query(
      'SELECT name FROM migration ORDER BY id DESC LIMIT 1',
    );
    if (newest) await migrations.undoLastMigration();
    return newest?.name;
  });
}

/** Refuses to serve a database that this program's migrations do not fully describe. */
export async function assertMigrated(database: Database, name: string): Promise<void> {
  // The order counts: showMigrations makes the table of migrations where there is none, which the serving role may not.
  if (!(await refuseNewerDatabase(database)) || (await database.source.showMigrations())) {
    throw new SettingError(`the database of ${name} lacks migrations: run npm run migrate -- ${name}`);
  }
}

async function refuseNewerDatabase({ source }: Database): Promise<boolean> {
  const [{ present }] = await source.query(`SELECT to_regclass('migration') IS NOT NULL AS present`);
  if (!present) return false;
  const rows: { name: string }[] = await source.query('SELECT name FROM migration');
  const known = new Set(source.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const unknown = rows.find(({ name }) => !known.has(name));
  if (unknown) {
    throw new SettingError(
      `the database ${source.options.database} is from a newer version: it has the migration ${unknown.name}`,
    );
  }
  return true;
}

/** On one session, which is given as long as it takes: to wait for its turn, and to change a large table. */
async function underLock<Result>(
  { source }: Database,
  work: (migrations: MigrationExecutor) => Promise<Result>,
): Promise<Result> {
  const session = source.createQueryRunner();
  try {
    await session.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0');
    await session.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const migrations = new MigrationExecutor(source, session);
    migrations.transaction = 'each';
    return await work(migrations);
  } finally {
    // A session that was lost has let go of the lock, and does not know why the work failed.
    await session.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK}); ${AS_BEFORE}`).catch(() => undefined);
    await session.release();
  }
}
