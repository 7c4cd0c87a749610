import type { ClassReport } from '../../subgraphs/shared/runtime/retention.ts';
import type { TestSubgraph } from './testSubgraph.ts';

/** What the report says of that class now. */
export async function due(on: TestSubgraph, name: string): Promise<Pick<ClassReport, 'count' | 'oldest' | 'overdue'>> {
  const report = await on.subgraph.retention?.report();
  const found = report?.find(({ rule }) => rule.name === name);
  if (!found) throw new Error(`there is no class ${name}`);
  const { count, oldest, overdue } = found;
  return { count, oldest, overdue };
}

/** Runs the night's sweep. */
export async function sweep(on: TestSubgraph): Promise<number> {
  return on.subgraph.retention?.sweep.run() ?? 0;
}

/** What the sweep wrote in the audit trail: action and subject. */
export async function sweepLines(on: TestSubgraph): Promise<[string, string | null][]> {
  const rows = await on.rows(`SELECT action, subject FROM audit WHERE actor = 'sweep' ORDER BY seq`);
  return rows.map(({ action, subject }) => [action, subject]);
}

/** Every row of every table but the named ones, by table. */
export async function rowsBut(on: TestSubgraph, ...without: string[]): Promise<Record<string, string[]>> {
  const tables = await on.rows(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1`,
    [without],
  );
  const contents: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await on.rows(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    contents[name] = rows.map(({ row }) => row);
  }
  return contents;
}
