import { type Codes, EXPORT_COLUMNS, type ExportedRow, type Watermark } from '../../domain/export/exportedRow.ts';
import { csvCell, jsonText, writtenOnce } from './cells.ts';

const [, ...CODE_NAMES] = EXPORT_COLUMNS;
const MONTH_NAMES = CODE_NAMES.slice(-2);

const csvCodes = writtenOnce((codes) => codes.map((code) => `,${code === '' ? '' : csvCell(code)}`).join(''));
const jsonPlace = writtenOnce((codes) => jsonFields(CODE_NAMES, codes));
const jsonMonths = writtenOnce((codes) => jsonFields(MONTH_NAMES, codes));

/** The rows as lines of CSV. The last column is the watermark's and empty in them. */
export function csvRows(rows: readonly ExportedRow[]): string {
  let text = '';
  // A pseudonym is letters and digits.
  for (const { record, place, months } of rows) text += `${record}${csvCodes(place)}${csvCodes(months)},\n`;
  return text;
}

/** The names of the columns, then one row with nothing but the watermark. */
export function csvHead({ release, caller, purpose, at }: Watermark): string {
  const mark = csvCell(`release=${release}; caller=${caller}; purpose=${purpose}; at=${at}`);
  return `${EXPORT_COLUMNS.join(',')},watermark\n${','.repeat(EXPORT_COLUMNS.length)}${mark}\n`;
}

export function ndjsonRows(rows: readonly ExportedRow[]): string {
  let text = '';
  for (const { record, place, months } of rows)
    text += `{"record":"${record}"${jsonPlace(place)}${jsonMonths(months)}}\n`;
  return text;
}

/** The first line is the watermark's; all others are rows. */
export function ndjsonHead(watermark: Watermark): string {
  return `${JSON.stringify({ watermark })}\n`;
}

function jsonFields(names: readonly string[], codes: Codes): string {
  return codes.map((code, at) => `,${JSON.stringify(names[at])}:${jsonText(code)}`).join('');
}
