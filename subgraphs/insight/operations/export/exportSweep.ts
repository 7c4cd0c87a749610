import type { Sweep } from '../../../shared/runtime/sweepTimer.ts';
import { EXPORT_LIFE, RELEASE_EVERY_HOURS } from '../../domain/export/exportRetention.ts';
import type { InsightRegistry } from '../../registry.ts';
import { findRelease } from '../../storage/export/exportReleases.ts';
import { hasRecords, renewToldLibraries } from '../../storage/records/toldLibraries.ts';
import { makeExportRelease } from './makeExportRelease.ts';

const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = 10_000;

/** Which libraries are large enough to be told, every hour; a release for export, every day and as soon as there is anything. */
export function exportSweeps(registry: InsightRegistry): Sweep[] {
  const { database, leastMembers } = registry;
  return [
    {
      name: 'toldLibraries',
      everyMs: HOUR_MS,
      atStart: true,
      alone: true,
      run: () => database.transaction((tx) => renewToldLibraries(tx, leastMembers)),
    },
    {
      name: 'exportRelease',
      everyMs: LOOK_EVERY_MS,
      alone: true,
      isDue: () => isDue(registry),
      run: () => makeExportRelease(registry),
    },
  ];
}

async function isDue({ database, now }: InsightRegistry): Promise<boolean> {
  return database.transaction(async (tx) => {
    const newest = await findRelease(tx, new Date(now().getTime() - EXPORT_LIFE.hours * HOUR_MS));
    if (newest && newest.rows > 0) return now().getTime() - newest.madeAt.getTime() >= RELEASE_EVERY_HOURS * HOUR_MS;
    return hasRecords(tx);
  });
}
