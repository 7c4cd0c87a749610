import pgConnectionString from 'pg-connection-string';
import { DataSource, type EntityManager, type EntitySchema, type MigrationInterface, QueryFailedError } from 'typeorm';
import { openScope, type Scope } from './scope.ts';
import { SettingError } from './settings.ts';

/** What storage functions work on: one transaction of one country's database. */
export type Transaction = EntityManager;

export interface Database {
  readonly source: DataSource;
  /** Runs the work in one transaction; an exception rolls it back. Without a scope it sees no person's record. */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>, scope?: Scope): Promise<Result>;
  close(): Promise<void>;
}

export type MigrationClass = new () => MigrationInterface;

export interface DatabasePlan {
  name: string;
  url: string;
  // biome-ignore lint/suspicious/noExplicitAny: EntitySchema is invariant in its row
  tables: EntitySchema<any>[];
  migrations: MigrationClass[];
  connections?: number;
  /** For what an operator waits for: no statement is ended because it takes long, no transaction because it lies idle. */
  isPatient?: boolean;
  /** The setting that the URL comes from, for what is said when it is wrong. */
  setting?: string;
}

/** Of what serves, in milliseconds: whoever waits for a lock, or forgets a transaction, keeps others waiting. */
const BOUNDS = { statement_timeout: 10_000, idle_in_transaction_session_timeout: 15_000 };

export async function openDatabase(plan: DatabasePlan): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    ...connectionOf(plan),
    entities: plan.tables,
    migrations: plan.migrations,
    migrationsTableName: 'migration',
    applicationName: plan.name,
    poolSize: plan.connections ?? 10,
    connectTimeoutMS: 5_000,
    extra: { ...(plan.isPatient ? {} : BOUNDS), options: '-c TimeZone=UTC' },
  });
  await source.initialize().catch((cause: unknown) => {
    throw new SettingError(
      `the database of ${plan.name} cannot be opened (${reasonOf(cause)}): check ${plan.setting ?? urlSetting(plan.name)}`,
    );
  });
  return {
    source,
    transaction: (work, scope) =>
      source.transaction(async (tx) => {
        if (scope) await openScope(tx, scope);
        return work(tx);
      }),
    close: () => source.destroy(),
  };
}

export function urlSetting(name: string): string {
  return `DATABASE_URL_${name.toUpperCase()}`;
}

/** Says whether the error is the refusal of the named unique, check or exclusion constraint. */
export function violates(error: unknown, constraint: string): boolean {
  const driverError = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }) : undefined;
  return driverError?.constraint === constraint;
}

/** Says whether the error is that of a foreign key: something still refers to the row. */
export function violatesReference(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23503';
}

/** Says whether PostgreSQL was given a text that it cannot keep: one with U+0000. No rule has to look for that. */
export function isUnstorableText(error: unknown): boolean {
  const { code } = error instanceof QueryFailedError ? (error.driverError as { code?: string }) : {};
  return code === '22021' || code === '22P05'; // the second where it stands in JSON
}

function connectionOf({ name, url, setting = urlSetting(name) }: DatabasePlan) {
  const wrong = new SettingError(`${setting} must look like postgresql://user:password@host:port/database`);
  if (!/^postgres(ql)?:\/\//.test(url)) throw wrong;
  const { host, port, user, password, database, ssl } = pgConnectionString.parse(url);
  if (!host || !database) throw wrong;
  return {
    host,
    port: port ? Number(port) : 5432,
    username: user ?? 'postgres',
    password: password ?? '',
    database,
    ssl: ssl === undefined ? false : (ssl as boolean),
  };
}

function reasonOf(cause: unknown): string {
  const { code } = cause as { code?: unknown };
  return typeof code === 'string' ? code : 'no answer';
}
