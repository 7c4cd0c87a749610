import { createHash } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { Codes, ExportedRow } from '../../domain/export/exportedRow.ts';
import { told, toldLibrary } from '../records/told.ts';

const BLOCK_BYTES = 64;
const [PARTS, CODES] = ['\u001e', '\u001f'];
const PLACE_CODES = 5;
const MONTHS = 2;
const MOST_KNOWN = 50_000;
const MISFIT = 'a code of a membership holds a separator';
const { library, region } = told('r');

/**
 * All records that are told, as of now, in batches; by pseudonym, so that not even their order is that of another
 * release. The pseudonym is HMAC-SHA256 of country and id, cut to 128 bits, counted in the database: a call for each row
 * would take longer than everything else.
 */
export async function* readForExport(tx: Transaction, key: Buffer, batch: number): AsyncGenerator<ExportedRow[]> {
  const [inner, outer] = paddedKeys(key);
  const rowOf = rowReader();
  await tx.query(
    `DECLARE exported NO SCROLL CURSOR FOR
     SELECT concat_ws($3, 'm' || left(encode(sha256($2::bytea || sha256($1::bytea ||
         convert_to(r.country || '|' || r.membership, 'UTF8'))), 'hex'), 32),
       concat_ws($4, upper(r.country), r.kind, r.status, coalesce(${library}, ''), coalesce(${region}, '')),
       concat_ws($4, to_char(r.since, 'YYYY-MM'), coalesce(to_char(r.through, 'YYYY-MM'), ''))) COLLATE "C" AS line
     FROM membership_record r ${toldLibrary('r')} WHERE NOT r.undisclosed ORDER BY 1`,
    [inner, outer, PARTS, CODES],
  );
  for (;;) {
    const rows: { line: string }[] = await tx.query(`FETCH FORWARD ${batch} FROM exported`);
    if (rows.length > 0) yield rows.map(({ line }) => rowOf(line));
    if (rows.length < batch) break;
  }
  await tx.query('CLOSE exported');
}

/** Reads lines into rows; of codes that came before it gives the same again. */
function rowReader(): (line: string) => ExportedRow {
  const [places, months] = [codesReader(PLACE_CODES), codesReader(MONTHS)];
  return (line) => {
    const [record, place, month, ...others] = line.split(PARTS);
    if (!record || place === undefined || month === undefined || others.length > 0) throw new Error(MISFIT);
    return { record, place: places(place), months: months(month) };
  };
}

function codesReader(count: number): (text: string) => Codes {
  const known = new Map<string, Codes>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const codes = text.split(CODES);
    if (codes.length !== count) throw new Error(MISFIT);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, codes);
    return codes;
  };
}

function paddedKeys(key: Buffer): [Buffer, Buffer] {
  const short = key.length > BLOCK_BYTES ? createHash('sha256').update(key).digest() : key;
  const block = Buffer.concat([short, Buffer.alloc(BLOCK_BYTES - short.length)]);
  const padded = (pad: number) => Buffer.from(block.map((byte) => byte ^ pad));
  return [padded(0x36), padded(0x5c)];
}
