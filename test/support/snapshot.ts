import pg from 'pg';
import type { TestSubgraph } from './testSubgraph.ts';

const { escapeLiteral } = pg;

/** Every row of every table as text, by table. */
export type Contents = Record<string, string[]>;

/** In one question, for it is asked for each cell of a table of permissions. */
export async function wholeDatabase(on: TestSubgraph): Promise<Contents> {
  return look(on, await tablesOf(on));
}

/** Puts every row back, and tells what the database holds then. `seen`: what it is known to hold now; else it is looked at. */
export type Restore = (seen?: Contents) => Promise<Contents>;

/**
 * Remembers every row but those of tables that only grow; what it gives puts them back, whatever happened since. The
 * tables that are as they were are left alone: most calls of a walk through refusals change none.
 */
export async function watched(on: TestSubgraph): Promise<Restore> {
  const tables = await tablesOf(on);
  const kept = await look(on, tables);
  const steps = await stepsBack(
    on,
    tables.filter((table) => !/^(audit.*|migration)$/.test(table)),
  );
  return async (seen) => {
    const now = seen ?? (await look(on, tables));
    const changed = Object.keys(steps).filter((table) => !isSame(now[table], kept[table]));
    if (changed.length > 0) await putBack(on, changed.map((table) => steps[table]).join('; '));
    return { ...now, ...Object.fromEntries(changed.map((table) => [table, kept[table] ?? []])) };
  };
}

/** Remembers every row; what it gives puts them back. */
export async function snapshot(on: TestSubgraph): Promise<() => Promise<void>> {
  const restore = await watched(on);
  return async () => {
    await restore();
  };
}

async function stepsBack(on: TestSubgraph, tables: readonly string[]): Promise<Record<string, string>> {
  const steps: Record<string, string> = {};
  for (const name of tables) {
    const [{ rows }] = await on.rows(`SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS rows FROM "${name}" t`);
    steps[name] = `DELETE FROM "${name}"`;
    if (rows === '[]') continue;
    const kept = `jsonb_populate_recordset(NULL::"${name}", ${escapeLiteral(rows)})`;
    steps[name] += `; INSERT INTO "${name}" OVERRIDING SYSTEM VALUE SELECT * FROM ${kept}`;
  }
  return steps;
}

async function putBack(on: TestSubgraph, steps: string): Promise<void> {
  await on.owned.transaction(async (tx) => {
    await tx.query('SET LOCAL session_replication_role = replica'); // no foreign key is looked at meanwhile
    await tx.query(steps);
  });
}

async function look(on: TestSubgraph, tables: readonly string[]): Promise<Contents> {
  const contents: Contents = Object.fromEntries(tables.map((name) => [name, []]));
  const each = tables.map((name) => `SELECT '${name}' AS name, t::text AS row FROM "${name}" t`);
  const rows = await on.rows(`${each.join(' UNION ALL ')} ORDER BY 1, 2`);
  for (const { name, row } of rows) contents[name]?.push(row);
  return contents;
}

function isSame(some: readonly string[] = [], others: readonly string[] = []): boolean {
  return some.length === others.length && some.every((row, place) => row === others[place]);
}

async function tablesOf(on: TestSubgraph): Promise<string[]> {
  const tables = await on.rows(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  return tables.map(({ name }) => name);
}
