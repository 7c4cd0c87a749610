import type { Database, Transaction } from '../../../shared/runtime/database.ts';
import type { ExportFormat } from '../../domain/export/exportFormat.ts';

export interface ExportRelease {
  readonly id: string;
  readonly madeAt: Date;
  readonly rows: number;
  readonly parquetFooter: string;
}

export interface ExportChunk {
  readonly release: string;
  readonly format: ExportFormat;
  readonly n: number;
  readonly firstByte: number;
  readonly bytes: Buffer;
}

const RELEASE = 'id, made_at AS "madeAt", rows::float8 AS rows, parquet_footer AS "parquetFooter"';

export async function saveRelease(tx: Transaction, { id, madeAt, rows, parquetFooter }: ExportRelease): Promise<void> {
  await tx.query(
    `INSERT INTO export_release (id, made_at, rows, parquet_footer) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET rows = excluded.rows, parquet_footer = excluded.parquet_footer`,
    [id, madeAt, rows, parquetFooter],
  );
}

export async function saveChunk(tx: Transaction, { release, format, n, firstByte, bytes }: ExportChunk): Promise<void> {
  await tx.query('INSERT INTO export_chunk (release, format, n, first_byte, bytes) VALUES ($1, $2, $3, $4, $5)', [
    release,
    format,
    n,
    firstByte,
    bytes,
  ]);
}

/** The newest, or the one of that id, made after that instant. */
export async function findRelease(
  tx: Transaction,
  madeAfter: Date,
  id?: string | undefined,
): Promise<ExportRelease | undefined> {
  const [release]: ExportRelease[] = await tx.query(
    `SELECT ${RELEASE} FROM export_release WHERE made_at > $1 AND ($2::uuid IS NULL OR id = $2)
     ORDER BY made_at DESC, id LIMIT 1`,
    [madeAfter, id],
  );
  return release;
}

export async function bytesOf(tx: Transaction, release: string, format: ExportFormat): Promise<number> {
  const [row]: { size: number }[] = await tx.query(
    `SELECT (first_byte + octet_length(bytes))::float8 AS size FROM export_chunk
     WHERE release = $1 AND format = $2 ORDER BY n DESC LIMIT 1`,
    [release, format],
  );
  return row?.size ?? 0;
}

/** The bytes from there on, chunk by chunk; each is a question of its own, so that nothing stays open for a slow reader. */
export async function* readChunks(
  { source }: Database,
  release: string,
  format: ExportFormat,
  from: number,
): AsyncGenerator<Buffer> {
  const [first]: { n: number; firstByte: number }[] = await source.query(
    `SELECT n, first_byte::float8 AS "firstByte" FROM export_chunk
     WHERE release = $1 AND format = $2 AND first_byte <= $3 ORDER BY n DESC LIMIT 1`,
    [release, format, from],
  );
  if (!first) return;
  let skipped = from - first.firstByte;
  for (let n = first.n; ; n += 1) {
    const [chunk]: { bytes: Buffer }[] = await source.query(
      'SELECT bytes FROM export_chunk WHERE release = $1 AND format = $2 AND n = $3',
      [release, format, n],
    );
    if (!chunk) return;
    yield skipped > 0 ? chunk.bytes.subarray(skipped) : chunk.bytes;
    skipped = 0;
  }
}
