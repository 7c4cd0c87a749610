import type { MigrationClass } from '../../subgraphs/shared/runtime/database.ts';

/** The names of a country's migrations but the first, in the order in which they are applied: by the time in their names. */
export function afterTheFirst(migrations: readonly MigrationClass[]): string[] {
  const at = (name: string) => Number(name.slice(-13));
  const names = migrations.map(({ name }) => name).sort((one, other) => at(one) - at(other));
  return names.slice(1);
}
