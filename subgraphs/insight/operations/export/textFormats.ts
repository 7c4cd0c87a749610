import { EXPORT_COLUMNS, type ExportedRow, type Watermark } from '../../domain/export/exportedRow.ts';
import { csvCell, jsonCell } from './cells.ts';

const JSON_NAMES = EXPORT_COLUMNS.map((name) => `${JSON.stringify(name)}:`);

/** The rows as lines of CSV. The last column is the watermark's and empty in them. */
export function csvRows(rows: readonly ExportedRow[]): string {
  let text = '';
  for (const [record = '', ...codes] of rows) {
    text += record; // a pseudonym is letters and digits
    for (const code of codes) text += `,${code === '' ? '' : csvCell(code)}`;
    text += ',\n';
  }
  return text;
}

/** The names of the columns, then one row with nothing but the watermark. */
export function csvHead({ release, caller, purpose, at }: Watermark): string {
  const mark = csvCell(`release=${release}; caller=${caller}; purpose=${purpose}; at=${at}`);
  return `${EXPORT_COLUMNS.join(',')},watermark\n${','.repeat(EXPORT_COLUMNS.length)}${mark}\n`;
}

export function ndjsonRows(rows: readonly ExportedRow[]): string {
  let text = '';
  for (const [record = '', ...codes] of rows) {
    text += `{${JSON_NAMES[0]}"${record}"`;
    for (let at = 0; at < codes.length; at += 1) text += `,${JSON_NAMES[at + 1]}${jsonCell(codes[at] ?? '')}`;
    text += '}\n';
  }
  return text;
}

/** The first line is the watermark's; all others are rows. */
export function ndjsonHead(watermark: Watermark): string {
  return `${JSON.stringify({ watermark })}\n`;
}
