import { stringify } from 'csv-stringify/sync';
import type { Codes } from '../../domain/export/exportedRow.ts';

const NEWLINE = '\n';

/** Text as a cell of CSV, quoted where it must be; none begins a formula in a spreadsheet. */
export function csvCell(text: string): string {
  return stringify([[text]], { escape_formulas: true }).slice(0, -NEWLINE.length);
}

export function jsonText(text: string): string {
  return text === '' ? 'null' : JSON.stringify(text);
}

/** Rows are many and what they share is little: each is written once, as long as it is there. */
export function writtenOnce(write: (codes: Codes) => string): (codes: Codes) => string {
  const known = new WeakMap<Codes, string>();
  return (codes) => {
    let text = known.get(codes);
    if (text === undefined) {
      text = write(codes);
      known.set(codes, text);
    }
    return text;
  };
}
