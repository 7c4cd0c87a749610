import 'reflect-metadata';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultDataFolder } from '../../start/reachablePlace.ts';
import { markdownTable } from './insight/markdownTable.ts';
import { type Measured, measureSize } from './insight/measureSize.ts';

const SIZES = '100000,1000000,10000000';
const PARTS = 'statistics,ingestion,export';

/**
 * npm run bench:insight: synthetic membership events taken in, asked and exported by insight, against PostgreSQL and DuckDB on
 * the same rows. SIZES: how many events, one after the other. PARTS: which of statistics, ingestion and export.
 */
export async function main(): Promise<number> {
  const sizes = (process.env['SIZES'] || SIZES).split(',').map(Number);
  const parts = new Set((process.env['PARTS'] || PARTS).split(','));
  const folder = join(await defaultDataFolder(), `bench-events-${process.pid}`);
  const measured: Measured[] = [];
  await mkdir(folder, { recursive: true, mode: 0o755 });
  try {
    for (const size of sizes) measured.push(await measureSize(folder, size, parts));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(tables(measured));
  return 0;
}

function tables(measured: readonly Measured[]): string {
  const questions = measured.flatMap(({ size, questions }) =>
    questions.map(({ title, insight, duckdb, sql }) => [title, size, insight, duckdb, sql, insight / duckdb]),
  );
  const bySize = questions.sort(([one], [other]) => String(one).localeCompare(String(other)));
  const rates = measured.flatMap(({ size, rates }) =>
    rates.map(({ what, ours, bare }) => [what, size, ours, bare, ours / bare]),
  );
  const byWhat = rates.sort(([one], [other]) => String(one).localeCompare(String(other)));
  return [
    ...(questions.length > 0
      ? [markdownTable(['question', 'events', 'insight, ms', 'DuckDB, ms', 'SQL, ms', 'of DuckDB'], bySize)]
      : []),
    markdownTable(['rows a second', 'events', 'insight', 'COPY', 'of COPY'], byWhat),
  ].join('\n\n');
}
