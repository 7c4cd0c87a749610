import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { EXPORT_COLUMNS, type ExportedRow, type Watermark } from '../../domain/export/exportedRow.ts';

type Footer = Pick<ParquetWriter, 'row_groups' | 'num_rows'>;

const NULLABLE = new Set(['library', 'region', 'through']);
const SCHEMA: ParquetWriter['schema'] = [
  { name: 'membership', num_children: EXPORT_COLUMNS.length },
  ...EXPORT_COLUMNS.map((name) => ({
    name,
    type: 'BYTE_ARRAY' as const,
    converted_type: 'UTF8' as const,
    repetition_type: NULLABLE.has(name) ? ('OPTIONAL' as const) : ('REQUIRED' as const),
  })),
];
// All different, so that looking for a dictionary in them or for repetitions takes most of the time for nothing.
const PSEUDONYMS = { encoding: 'PLAIN', codec: 'UNCOMPRESSED' } as const;
const MAGIC_BYTES = 4;
const CREATED_BY = 'library-supergraph';

/** Writes row groups one after the other and keeps none of them. */
export class ParquetPieces {
  readonly #bytes: ByteWriter = new ByteWriter();
  readonly #writer: ParquetWriter = new ParquetWriter({ writer: this.#bytes, schema: SCHEMA, statistics: false });

  /** The next bytes of the file: of the first call with what a file begins with. */
  rows(rows: readonly ExportedRow[]): Buffer {
    const columnData = EXPORT_COLUMNS.map((name, at) => ({
      name,
      data: rows.map((row) => valueIn(row, at) || (NULLABLE.has(name) ? undefined : '')),
      offsetIndex: false,
      ...(name === 'record' && PSEUDONYMS),
    }));
    if (rows.length > 0) this.#writer.write({ columnData, rowGroupSize: rows.length });
    const written = Buffer.from(this.#bytes.getBytes());
    this.#bytes.index = 0; // what was given away need not be kept; its own count of bytes goes on
    return written;
  }

  /** Where the row groups are, as text that `parquetTail` reads. */
  footer(): string {
    const { row_groups, num_rows } = this.#writer;
    return JSON.stringify({ row_groups, num_rows }, (_key, value) =>
      typeof value === 'bigint' ? { bigint: String(value) } : value,
    );
  }
}

function valueIn({ record, place, months }: ExportedRow, column: number): string | undefined {
  return column === 0 ? record : (place[column - 1] ?? months[column - 1 - place.length]);
}

/** What ends the file, with the watermark among its key-value metadata. */
export function parquetTail(footer: string, watermark: Watermark): Buffer {
  const bytes = new ByteWriter();
  const kvMetadata = [{ key: 'watermark', value: JSON.stringify(watermark) }];
  const writer = new ParquetWriter({ writer: bytes, schema: SCHEMA, kvMetadata, createdBy: CREATED_BY });
  const known = JSON.parse(footer, (_key, value) => (isBigInt(value) ? BigInt(value.bigint) : value)) as Footer;
  Object.assign(writer, known);
  writer.finish();
  return Buffer.from(bytes.getBytes().subarray(MAGIC_BYTES));
}

function isBigInt(value: unknown): value is { bigint: string } {
  return typeof value === 'object' && value !== null && typeof (value as { bigint?: unknown }).bigint === 'string';
}
