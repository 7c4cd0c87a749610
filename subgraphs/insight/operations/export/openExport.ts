import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import type { Analyst } from '../../domain/actor.ts';
import type { Watermark } from '../../domain/export/exportedRow.ts';
import type { ExportFormat } from '../../domain/export/exportFormat.ts';
import type { ExportPurpose } from '../../domain/export/exportPurpose.ts';
import { EXPORT_LIFE } from '../../domain/export/exportRetention.ts';
import type { InsightRegistry } from '../../registry.ts';
import { firstTaken, noteDownload } from '../../storage/export/exportDownloads.ts';
import { bytesOf, type ExportRelease, findRelease } from '../../storage/export/exportReleases.ts';
import { spendRows } from '../../storage/records/rowBudget.ts';
import { withinBudget } from '../records/withinBudget.ts';
import { parquetTail } from './parquetFormat.ts';
import { csvHead, ndjsonHead } from './textFormats.ts';

export interface ExportOrder {
  readonly format: ExportFormat;
  readonly purpose: ExportPurpose;
  /** The id of a release; the newest where left out. */
  readonly release?: string | undefined;
}

/** A file that may be sent: what is made for this analyst, around what the release holds. */
export interface OpenedExport {
  readonly release: ExportRelease;
  readonly format: ExportFormat;
  readonly watermark: Watermark;
  readonly head: Buffer;
  readonly body: number;
  readonly tail: Buffer;
}

const [LIST, ACTION] = ['export', 'exportMemberships'];

/**
 * Opens the file, counts its rows for the analyst's day where he has not had them yet, and writes down who takes it what
 * for. Throws NOT_FOUND where the release is gone, SUBGRAPH_UNAVAILABLE where there is none yet, RATE_LIMITED, which is
 * on record too.
 */
export async function openExport(
  registry: InsightRegistry,
  analyst: Analyst,
  order: ExportOrder,
): Promise<OpenedExport> {
  const { now } = registry;
  const entry = { actor: analyst.name, purpose: order.purpose, action: ACTION };
  return withinBudget(registry, { ...entry, list: LIST }, async (tx) => {
    const release = await releaseOf(registry, tx, order);
    await take(registry, tx, analyst, release, order);
    await recordAudit(tx, { ...entry, subject: release.id, outcome: 'DONE' }, now());
    return fileOf(tx, analyst, release, order, now());
  });
}

/** The same without taking anything: how large the file would be. */
export async function lookAtExport(
  registry: InsightRegistry,
  analyst: Analyst,
  order: ExportOrder,
): Promise<OpenedExport> {
  return registry.database.transaction(async (tx) => {
    return fileOf(tx, analyst, await releaseOf(registry, tx, order), order, registry.now());
  });
}

async function releaseOf(
  { now }: InsightRegistry,
  tx: Transaction,
  { release: id }: ExportOrder,
): Promise<ExportRelease> {
  const bornAfter = new Date(now().getTime() - EXPORT_LIFE.hours * 3_600_000);
  const release = await findRelease(tx, bornAfter, id);
  if (!release) throw new Failure(id ? 'NOT_FOUND' : 'SUBGRAPH_UNAVAILABLE', { retryAfter: 60 });
  return release;
}

async function take(
  { now, rowsPerDay }: InsightRegistry,
  tx: Transaction,
  { name: caller }: Analyst,
  { id, rows }: ExportRelease,
  { purpose }: ExportOrder,
): Promise<void> {
  const isNew = await noteDownload(tx, { release: id, caller, purpose }, now());
  if (isNew) await spendRows(tx, { caller, list: LIST, rows, limit: rowsPerDay.exported }, now());
}

async function fileOf(
  tx: Transaction,
  { name: caller }: Analyst,
  release: ExportRelease,
  { format, purpose }: ExportOrder,
  now: Date,
): Promise<OpenedExport> {
  const taken = await firstTaken(tx, { release: release.id, caller, purpose });
  const watermark = { release: release.id, caller, purpose, at: (taken ?? now).toISOString() };
  const head = { csv: csvHead, ndjson: ndjsonHead, parquet: () => '' }[format](watermark);
  const tail = format === 'parquet' ? parquetTail(release.parquetFooter, watermark) : Buffer.alloc(0);
  const body = await bytesOf(tx, release.id, format);
  return { ...{ release, format, watermark, body, tail }, head: Buffer.from(head) };
}
