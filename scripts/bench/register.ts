import 'reflect-metadata';
import { followManyEvents } from './manyEvents.ts';
import { openNorway } from './norwayWorld.ts';
import { onOwnPostgres } from './onOwnPostgres.ts';
import { compareRegistrations } from './registrations.ts';
import { syntheticNumbers } from './syntheticNumbers.ts';

/**
 * npm run bench:register: registrations a second against the same SQL run bare, and a feed of 100 000 events against the
 * time of the look-ups that they lead to.
 */
export function main(): Promise<number> {
  return onOwnPostgres(async (url) => {
    const world = await openNorway(url);
    const numbers = syntheticNumbers(13_000);
    try {
      await compareRegistrations(world, numbers.slice(0, 3_000));
      await followManyEvents(world, numbers.slice(3_000));
    } finally {
      await world.close();
    }
    return 0;
  });
}
