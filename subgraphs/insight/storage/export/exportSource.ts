import { createHash } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { ExportedRow } from '../../domain/export/exportedRow.ts';
import { told, toldLibrary } from '../records/told.ts';

const BLOCK_BYTES = 64;
const SEPARATOR = '\u001f';
const COLUMNS = 8;
const { library, region } = told('r');

/**
 * All records that are told, as of now, in batches; by pseudonym, so that not even their order is that of another
 * release. The pseudonym is HMAC-SHA256 of country and id, cut to 128 bits, counted in the database: a call for each row
 * would take longer than everything else.
 */
export async function* readForExport(tx: Transaction, key: Buffer, batch: number): AsyncGenerator<ExportedRow[]> {
  const [inner, outer] = paddedKeys(key);
  await tx.query(
    `DECLARE exported NO SCROLL CURSOR FOR
     SELECT concat_ws($3, 'm' || left(encode(sha256($2::bytea || sha256($1::bytea ||
         convert_to(r.country || '|' || r.membership, 'UTF8'))), 'hex'), 32), r.country, r.kind, r.status,
       coalesce(${library}, ''), coalesce(${region}, ''), to_char(r.since, 'YYYY-MM'),
       coalesce(to_char(r.through, 'YYYY-MM'), '')) COLLATE "C" AS line
     FROM membership_record r ${toldLibrary('r')} WHERE NOT r.undisclosed ORDER BY 1`,
    [inner, outer, SEPARATOR],
  );
  for (;;) {
    const rows: { line: string }[] = await tx.query(`FETCH FORWARD ${batch} FROM exported`);
    if (rows.length > 0) yield rows.map(({ line }) => columnsOf(line));
    if (rows.length < batch) break;
  }
  await tx.query('CLOSE exported');
}

function columnsOf(line: string): ExportedRow {
  const columns = line.split(SEPARATOR);
  if (columns.length !== COLUMNS) throw new Error('a code of a membership holds a separator');
  return columns;
}

function paddedKeys(key: Buffer): [Buffer, Buffer] {
  const short = key.length > BLOCK_BYTES ? createHash('sha256').update(key).digest() : key;
  const block = Buffer.concat([short, Buffer.alloc(BLOCK_BYTES - short.length)]);
  const padded = (pad: number) => Buffer.from(block.map((byte) => byte ^ pad));
  return [padded(0x36), padded(0x5c)];
}
