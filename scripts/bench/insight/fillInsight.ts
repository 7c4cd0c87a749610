import type { FeedCountry } from '../../../subgraphs/insight/domain/feed/feedCountry.ts';
import { countFlows } from '../../../subgraphs/insight/storage/feed/countFlows.ts';
import { saveRecords } from '../../../subgraphs/insight/storage/feed/saveRecords.ts';
import type { EventFile } from './eventFiles.ts';
import type { InsightWorld } from './insightWorld.ts';

/** Leaves counts, records and positions as if the stored events of the files had been taken in, by the same statements. */
export async function fillInsight({ owned }: InsightWorld, files: readonly EventFile[]): Promise<void> {
  for (const { country, from, to } of files) {
    const range = { country: country as FeedCountry, from, to };
    await owned.transaction(async (tx) => {
      await tx.query("SET LOCAL work_mem = '256MB'; SET LOCAL statement_timeout = 0"); // nothing that serves takes so many at once
      await countFlows(tx, range);
      await saveRecords(tx, range);
    });
    await owned.source.query('UPDATE feed_position SET position = $2, source_position = $2 WHERE country = $1', [
      country,
      to,
    ]);
  }
}
