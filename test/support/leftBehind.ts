import { eventually } from './eventually.ts';
import type { TestSubgraph } from './testSubgraph.ts';

/** PostgreSQL hears of a process's death a moment after it; until then what that process had begun holds its locks. */
export async function untilNothingIsUnderWay({ rows }: Pick<TestSubgraph, 'rows'>): Promise<void> {
  const underWay = `SELECT FROM pg_stat_activity
                    WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`;
  await eventually(async () => (await rows(underWay)).length === 0);
}
