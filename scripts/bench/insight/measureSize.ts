import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onOwnPostgres } from '../onOwnPostgres.ts';
import { type EventFile, writeEvents } from './eventFiles.ts';
import { type Rates, raceExport } from './exportRate.ts';
import { FeedServer } from './feedServer.ts';
import { fillInsight } from './fillInsight.ts';
import { raceIngestion } from './ingestion.ts';
import { type InsightWorld, openInsight } from './insightWorld.ts';
import { RawDuckDb } from './rawDuckDb.ts';
import { RawPostgres } from './rawPostgres.ts';
import { type QuestionTimes, raceQuestions } from './statistics.ts';

const SLICES = 3;
const MOST_IN_SLICE = 30_000;

export interface Measured {
  readonly size: number;
  readonly questions: readonly QuestionTimes[];
  readonly rates: readonly Rates[];
}

/** One size on a database of its own: filled but for the last events, which are taken in; then asked and exported. */
export async function measureSize(parent: string, size: number, parts: ReadonlySet<string>): Promise<Measured> {
  const folder = join(parent, String(size));
  await mkdir(folder, { mode: 0o755 });
  const slice = Math.min(Math.floor(size / 10), MOST_IN_SLICE);
  const told = stopwatch(size);
  const files = await writeEvents(folder, { events: size, slices: SLICES, slice });
  told('events written');
  const measured = await onOwnPostgres(async (url) => {
    const feed = await FeedServer.start();
    const world = await openInsight(url, feed.url);
    const raw = await RawPostgres.open(url);
    try {
      return await measure({ world, raw, feed, files, folder, parts, told });
    } finally {
      await raw.close();
      await world.close();
      feed.close();
    }
  });
  await rm(folder, { recursive: true, force: true });
  return { size, ...measured };
}

interface Measuring {
  readonly world: InsightWorld;
  readonly raw: RawPostgres;
  readonly feed: FeedServer;
  readonly files: readonly (readonly EventFile[])[];
  readonly folder: string;
  readonly parts: ReadonlySet<string>;
  told(what: string): void;
}

async function measure({ world, raw, feed, files, folder, parts, told }: Measuring): Promise<Omit<Measured, 'size'>> {
  const [base = [], ...slices] = files;
  const rates: Rates[] = [];
  await raw.fill(base);
  told('copied');
  await fillInsight(world, base);
  await raw.vacuum();
  told('counted');
  const ingestion = { what: 'ingestion', ...(await raceIngestion(world, raw, feed, slices)) };
  if (parts.has('ingestion')) rates.push(ingestion);
  told('taken in');
  const questions = parts.has('statistics') ? await measureQuestions({ world, raw, folder, files, told }) : [];
  told('asked');
  if (parts.has('export')) rates.push(...(await raceExport(world, raw)));
  told('exported');
  return { questions, rates };
}

async function measureQuestions({
  world,
  raw,
  folder,
  files,
  told,
}: Omit<Measuring, 'feed' | 'parts'>): Promise<QuestionTimes[]> {
  await world.sweepAll('releaseStatistics');
  told('released');
  await raw.vacuum();
  const duckdb = await RawDuckDb.open(join(folder, 'events.duckdb'));
  try {
    await duckdb.copy(files.flat());
    return await raceQuestions(world, raw, duckdb);
  } finally {
    duckdb.close();
  }
}

function stopwatch(size: number): (what: string) => void {
  const start = performance.now();
  return (what) => console.error(`${size} events: ${what} after ${((performance.now() - start) / 1_000).toFixed(0)} s`);
}
