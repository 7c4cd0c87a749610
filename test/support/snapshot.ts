import type { TestSubgraph } from './testSubgraph.ts';

/** Every row of every table as text, by table. */
export async function wholeDatabase(on: TestSubgraph): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {};
  for (const name of await tablesOf(on)) {
    const rows = await on.rows(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    contents[name] = rows.map(({ row }) => row);
  }
  return contents;
}

/** Remembers every row but those of tables that only grow; what it gives puts them back, whatever happened since. */
export async function snapshot(on: TestSubgraph): Promise<() => Promise<void>> {
  const kept = new Map<string, string>();
  for (const name of (await tablesOf(on)).filter((table) => !/^(audit.*|migration)$/.test(table))) {
    const [{ rows }] = await on.rows(`SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS rows FROM "${name}" t`);
    kept.set(name, rows);
  }
  return () =>
    on.owned.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica'); // no foreign key is looked at meanwhile
      for (const [name, rows] of kept) {
        await tx.query(`DELETE FROM "${name}"`);
        await tx.query(
          `INSERT INTO "${name}" OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::"${name}", $1)`,
          [rows],
        );
      }
    });
}

async function tablesOf(on: TestSubgraph): Promise<string[]> {
  const tables = await on.rows(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  return tables.map(({ name }) => name);
}
