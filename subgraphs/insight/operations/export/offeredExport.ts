import { EXPORT_LIFE } from '../../domain/export/exportRetention.ts';
import type { InsightRegistry } from '../../registry.ts';
import { findRelease } from '../../storage/export/exportReleases.ts';

/** A release as it is offered. */
export interface OfferedExport {
  readonly id: string;
  readonly madeAt: Date;
  readonly takenUntil: Date;
  readonly rows: number;
}

const LIFE_MS = EXPORT_LIFE.hours * 3_600_000;

/** The newest that can be taken. */
export async function offeredExport({ database, now }: InsightRegistry): Promise<OfferedExport | undefined> {
  const bornAfter = new Date(now().getTime() - LIFE_MS);
  const release = await database.transaction((tx) => findRelease(tx, bornAfter));
  if (!release) return undefined;
  const { id, madeAt, rows } = release;
  return { id, madeAt, rows, takenUntil: new Date(madeAt.getTime() + LIFE_MS) };
}
