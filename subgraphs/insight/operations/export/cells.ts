import { stringify } from 'csv-stringify/sync';

const NEWLINE = '\n';

/** Text as a cell of CSV, quoted where it must be; none begins a formula in a spreadsheet. */
export const csvCell = remembered((text) => stringify([[text]], { escape_formulas: true }).slice(0, -NEWLINE.length));

export const jsonCell = remembered((text) => (text === '' ? 'null' : JSON.stringify(text)));

// Codes and months are few and rows are many: each text is written once.
function remembered(write: (text: string) => string): (text: string) => string {
  const MOST = 50_000;
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const written = write(text);
    known.set(text, written);
    return written;
  };
}
