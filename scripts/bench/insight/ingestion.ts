import { median } from '../inTurns.ts';
import { countOf, type EventFile } from './eventFiles.ts';
import type { FeedServer } from './feedServer.ts';
import type { InsightWorld } from './insightWorld.ts';
import type { RawPostgres } from './rawPostgres.ts';

export interface Rates {
  /** Rows a second, medians. */
  readonly ours: number;
  readonly bare: number;
}

/** Each slice first by COPY, which is taken back, and then by the feed, all countries beside each other. */
export async function raceIngestion(
  world: InsightWorld,
  raw: RawPostgres,
  feed: FeedServer,
  slices: readonly (readonly EventFile[])[],
): Promise<Rates> {
  const rates = { ours: [] as number[], bare: [] as number[] };
  for (const files of slices) {
    rates.bare.push(await raw.copyIn(files));
    feed.tell(files);
    const start = performance.now();
    await Promise.all(files.map(({ country }) => world.sweepAll(`pullFeed ${country}`)));
    rates.ours.push((1_000 * countOf(files)) / (performance.now() - start));
    await assertTaken(world, files);
  }
  return { ours: median(rates.ours), bare: median(rates.bare) };
}

async function assertTaken({ owned }: InsightWorld, files: readonly EventFile[]): Promise<void> {
  const rows: { country: string; position: string }[] = await owned.source.query(
    `SELECT p.country, p.position FROM feed_position p
     WHERE p.position = (SELECT max(position) FROM membership_event e WHERE e.country = p.country)`,
  );
  const reached = new Map(rows.map(({ country, position }) => [country, Number(position)]));
  const missed = files.find(({ country, to }) => reached.get(country) !== to);
  if (missed) throw new Error(`${missed.country} was not taken in up to ${missed.to}`);
}
