import pg from 'pg';
import pgConnectionString from 'pg-connection-string';
import type { Database, Transaction } from './database.ts';
import { SettingError } from './settings.ts';

const { escapeIdentifier: name, escapeLiteral: literal } = pg;

/** The database role that a subgraph serves as: no owner of any table, no superuser. */
export interface ServingRole {
  readonly role: string;
  readonly password: string;
}

const VAULT_TABLES = ['personal_number', 'personal_number_index', 'vault_key'];
const VAULT_FUNCTIONS = ['vault_open', 'vault_find', 'vault_store', 'vault_reveal', 'vault_hold', 'vault_forget'];
// The trail of what was done, and of how the database came to be, are not the server's to change.
const NARROWER: Readonly<Record<string, string>> = {
  audit: 'SELECT, INSERT',
  audit_checkpoint: 'SELECT, INSERT',
  migration: 'SELECT',
  tombstone: 'SELECT, INSERT, UPDATE',
};

/** The role that the URL signs in as. */
export function servingRoleOf(url: string): ServingRole {
  const { user, password } = pgConnectionString.parse(url);
  return { role: user ?? 'postgres', password: password ?? '' };
}

/**
 * Gives the role what serving needs, and no way into the vault but its functions, which run as <database>_vault. Makes
 * both roles where they are missing. In one transaction, as the owner of the tables.
 */
export async function grantServingRole(database: Database, { role, password }: ServingRole): Promise<void> {
  await database.transaction(async (tx) => {
    const [{ db }]: [{ db: string }] = await tx.query('SELECT current_database() AS db');
    await createRole(tx, role, password === '' ? 'LOGIN' : `LOGIN PASSWORD ${literal(password)}`);
    await refusePowerful(tx, role);
    if (await hasVault(tx)) await closeVault(tx, `${db}_vault`, role);
    await tx.query(`
      REVOKE ALL ON DATABASE ${name(db)} FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${name(db)} TO ${name(role)};
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO ${name(role)};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${name(role)};
      GRANT EXECUTE ON FUNCTION audit_cut TO ${name(role)};`);
    await grantTables(tx, role);
  });
}

/** Whether the database keeps personal numbers: insight's does not. */
export async function hasVault(tx: Transaction): Promise<boolean> {
  const [{ present }]: [{ present: boolean }] = await tx.query(
    `SELECT to_regclass('vault_key') IS NOT NULL AS present`,
  );
  return present;
}

async function closeVault(tx: Transaction, vault: string, role: string): Promise<void> {
  await createRole(tx, vault, 'NOLOGIN');
  const [{ superuser }]: [{ superuser: boolean }] = await tx.query(
    'SELECT rolsuper AS superuser FROM pg_roles WHERE rolname = current_user',
  );
  // Whoever is no superuser gives only to roles that he is a member of.
  if (!superuser) await tx.query(`GRANT ${name(vault)} TO CURRENT_USER`);
  await tx.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${name(vault)}`);
  for (const table of VAULT_TABLES) {
    await tx.query(`ALTER TABLE ${table} OWNER TO ${name(vault)}; REVOKE ALL ON ${table} FROM PUBLIC`);
  }
  for (const called of VAULT_FUNCTIONS) {
    await tx.query(`ALTER FUNCTION ${called} OWNER TO ${name(vault)}; REVOKE ALL ON FUNCTION ${called} FROM PUBLIC`);
  }
  await tx.query(`
    REVOKE CREATE ON SCHEMA public FROM ${name(vault)};
    GRANT EXECUTE ON FUNCTION ${VAULT_FUNCTIONS.join(', ')} TO ${name(role)}`);
}

async function grantTables(tx: Transaction, role: string): Promise<void> {
  const tables: { table: string }[] = await tx.query(
    `SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1)`,
    [VAULT_TABLES],
  );
  for (const { table } of tables) {
    const rights = NARROWER[table] ?? 'SELECT, INSERT, UPDATE, DELETE';
    await tx.query(`
      REVOKE ALL ON ${name(table)} FROM ${name(role)};
      GRANT ${rights} ON ${name(table)} TO ${name(role)}`);
  }
}

async function createRole(tx: Transaction, role: string, options: string): Promise<void> {
  // Two who migrate at the same instant: the loser finds the role made.
  await tx.query(`DO $do$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal(role)}) THEN CREATE ROLE ${name(role)} ${options}; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $do$`);
}

async function refusePowerful(tx: Transaction, role: string): Promise<void> {
  const [row]: { powerful: boolean }[] = await tx.query(
    `SELECT rolsuper OR rolcreaterole OR rolbypassrls OR rolname = current_user AS powerful
     FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  if (row?.powerful) throw new SettingError(`the role ${role} is too powerful to serve: give DATABASE_URL another one`);
}
