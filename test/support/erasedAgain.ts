import { type ErasedAgain, eraseAgain } from '../../subgraphs/shared/runtime/eraseAgain.ts';
import type { TombstoneLine } from '../../subgraphs/shared/runtime/tombstones.ts';
import { snapshot } from './snapshot.ts';
import type { TestSubgraph } from './testSubgraph.ts';

/** Puts the database back to before the act, as a backup does, and erases again by the tombstones that the act left. */
export async function erasedAgain(on: TestSubgraph, act: () => Promise<unknown>): Promise<ErasedAgain[]> {
  const { name: country, database, tombstoneKey = Buffer.alloc(0), erasers = [] } = on.subgraph;
  const putBack = await snapshot(on);
  await act();
  const rows = await on.rows('SELECT kind, hash, at FROM tombstone');
  const tombstones = rows.map(({ kind, hash, at }): TombstoneLine => {
    return { country, kind, hash: hash.toString('hex'), at: at.toISOString() };
  });
  await putBack();
  const plan = { country, database, tombstoneKey, erasers, now: on.clock.now, dryRun: false };
  return eraseAgain(plan, tombstones);
}
