import pg from 'pg';
import type { TestSubgraph } from './testSubgraph.ts';

const { escapeLiteral } = pg;

/** Every row of every table as text, by table; in one question, for it is asked twice for each cell of a table of permissions. */
export async function wholeDatabase(on: TestSubgraph): Promise<Record<string, string[]>> {
  const names = await tablesOf(on);
  const contents: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]));
  const each = names.map((name) => `SELECT '${name}' AS name, t::text AS row FROM "${name}" t`);
  const rows = await on.rows(`${each.join(' UNION ALL ')} ORDER BY 1, 2`);
  for (const { name, row } of rows) contents[name]?.push(row);
  return contents;
}

/** Remembers every row but those of tables that only grow; what it gives puts them back, whatever happened since. */
export async function snapshot(on: TestSubgraph): Promise<() => Promise<void>> {
  const steps: string[] = [];
  for (const name of (await tablesOf(on)).filter((table) => !/^(audit.*|migration)$/.test(table))) {
    const [{ rows }] = await on.rows(`SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS rows FROM "${name}" t`);
    steps.push(`DELETE FROM "${name}"`);
    if (rows === '[]') continue;
    const kept = `jsonb_populate_recordset(NULL::"${name}", ${escapeLiteral(rows)})`;
    steps.push(`INSERT INTO "${name}" OVERRIDING SYSTEM VALUE SELECT * FROM ${kept}`);
  }
  return () =>
    on.owned.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica'); // no foreign key is looked at meanwhile
      await tx.query(steps.join('; '));
    });
}

async function tablesOf(on: TestSubgraph): Promise<string[]> {
  const tables = await on.rows(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  return tables.map(({ name }) => name);
}
