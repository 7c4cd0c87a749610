import type { Database } from '../../subgraphs/shared/runtime/database.ts';
import { migrateDown } from '../../subgraphs/shared/runtime/migrate.ts';

/** Takes back all but the first of the database's migrations; gives their names in the order of going up again. */
export async function takeDown({ source, ...database }: Database): Promise<string[]> {
  const names: { name: string }[] = await source.query('SELECT name FROM migration ORDER BY timestamp OFFSET 1');
  for (const _name of names) await migrateDown({ source, ...database });
  return names.map(({ name }) => name);
}
