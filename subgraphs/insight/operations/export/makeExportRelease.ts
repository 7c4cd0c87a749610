import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { ExportedRow } from '../../domain/export/exportedRow.ts';
import type { ExportFormat } from '../../domain/export/exportFormat.ts';
import type { InsightRegistry } from '../../registry.ts';
import { saveChunk, saveRelease } from '../../storage/export/exportReleases.ts';
import { readForExport } from '../../storage/export/exportSource.ts';
import { ParquetPieces } from './parquetFormat.ts';
import { csvRows, ndjsonRows } from './textFormats.ts';

const MAKING_LOCK = 4_207_620;
const ROWS_PER_CHUNK = 20_000;

/**
 * Writes the records of this moment down in every format. The key of the pseudonyms is made for the release and forgotten
 * with the call: nobody can find a membership in it, nor lay two releases beside each other. Resolves with the number of
 * rows, or 0 where somebody else is making one.
 */
export async function makeExportRelease({ database, now, newExportKey }: InsightRegistry): Promise<number> {
  return database.transaction(async (tx) => {
    const [lock] = await tx.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [MAKING_LOCK]);
    if (!lock?.mine) return 0;
    await tx.query(`SET LOCAL statement_timeout = '30min'; SET LOCAL work_mem = '64MB'`);
    const release = { id: randomUUID(), madeAt: now(), rows: 0, parquetFooter: '' };
    await saveRelease(tx, release);
    const pieces = new Pieces(tx, release.id);
    for await (const rows of readForExport(tx, newExportKey(), ROWS_PER_CHUNK)) await pieces.add(rows);
    const parquetFooter = await pieces.end();
    await saveRelease(tx, { ...release, rows: pieces.rows, parquetFooter });
    return pieces.rows;
  });
}

/** The chunks of one release as they are written, one of each format for each batch of rows. */
class Pieces {
  rows = 0;
  #next = 0;
  readonly #tx: Transaction;
  readonly #release: string;
  readonly #parquet: ParquetPieces = new ParquetPieces();
  readonly #written: Record<ExportFormat, number> = { csv: 0, ndjson: 0, parquet: 0 };

  constructor(tx: Transaction, release: string) {
    this.#tx = tx;
    this.#release = release;
  }

  async add(rows: readonly ExportedRow[]): Promise<void> {
    await this.#save('csv', Buffer.from(csvRows(rows)));
    await this.#save('ndjson', Buffer.from(ndjsonRows(rows)));
    await this.#save('parquet', this.#parquet.rows(rows));
    this.rows += rows.length;
    this.#next += 1;
  }

  /** Even without a row a Parquet file begins somehow. */
  async end(): Promise<string> {
    if (this.#next === 0) await this.#save('parquet', this.#parquet.rows([]));
    return this.#parquet.footer();
  }

  async #save(format: ExportFormat, bytes: Buffer): Promise<void> {
    const firstByte = this.#written[format];
    await saveChunk(this.#tx, { release: this.#release, format, n: this.#next, firstByte, bytes });
    this.#written[format] += bytes.length;
  }
}
