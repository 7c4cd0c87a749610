import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import type { Analyst } from '../../domain/actor.ts';
import type { Watermark } from '../../domain/export/exportedRow.ts';
import type { ExportFormat } from '../../domain/export/exportFormat.ts';
import type { ExportPurpose } from '../../domain/export/exportPurpose.ts';
import { EXPORT_LIFE } from '../../domain/export/exportRetention.ts';
import type { InsightRegistry } from '../../registry.ts';
import { firstTaken, hasTaken, noteDownload } from '../../storage/export/exportDownloads.ts';
import { bytesOf, type ExportRelease, findRelease } from '../../storage/export/exportReleases.ts';
import { spendRows } from '../../storage/records/rowBudget.ts';
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

const ACTION = 'exportMemberships';

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
  const { database, now } = registry;
  const opened = await database.transaction(async (tx) => {
    const release = await releaseOf(registry, tx, order);
    const entry = { actor: analyst.name, purpose: order.purpose, action: ACTION, subject: release.id };
    const refused = await take(registry, tx, analyst, release, order).catch(refusal);
    await recordAudit(tx, { ...entry, outcome: refused?.code ?? 'DONE' }, now());
    return refused ?? fileOf(tx, analyst, release, order, now());
  });
  if (opened instanceof Failure) throw opened;
  return opened;
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
): Promise<undefined> {
  const known = await hasTaken(tx, { release: id, caller });
  if (!known) await spendRows(tx, { caller, list: 'export', rows, limit: rowsPerDay.exported }, now());
  await noteDownload(tx, { release: id, caller, purpose }, now());
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

function refusal(error: unknown): Failure {
  if (error instanceof Failure && error.code === 'RATE_LIMITED') return error;
  throw error;
}
