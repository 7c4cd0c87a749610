import 'reflect-metadata';
import { compareEnrolments } from './enrolments.ts';
import { openTheNetherlands } from './netherlandsWorld.ts';
import { onOwnPostgres } from './onOwnPostgres.ts';

/** npm run bench:enrolment: enrolments at desks a second, against the same SQL run bare. */
export function main(): Promise<number> {
  return onOwnPostgres(async (url) => {
    const world = await openTheNetherlands(url);
    try {
      await compareEnrolments(world);
    } finally {
      await world.close();
    }
    return 0;
  });
}
