import { readFileSync } from 'node:fs';

const FILE = 'docs/personalData.tsv';

/** What a column can hold. Only a column of nobody may be left out of the document. */
export const KINDS = {
  identity: 'who the person is',
  contact: 'how to reach the person',
  number: 'national number, sealed or as a keyed hash',
  health: 'concerns health',
  free: 'free text',
  money: 'money',
  secret: 'hash of a password or of a mailed link',
  standing: 'what the person is there, since when, and what was done',
  trace: 'what was done, or a keyed hash of it',
  reference: 'reference that stands for a person',
  staff: 'who works there',
  nobody: 'concerns nobody',
} as const;
export type Kind = keyof typeof KINDS;

/** One column of one table, and what it holds of a person. */
export interface ClassifiedColumn {
  /** 'every', or names of countries. */
  readonly countries: readonly string[];
  readonly table: string;
  readonly column: string;
  readonly kind: Kind;
  /** Classes of the retention table, or words. */
  readonly kept: string;
}

export function readColumns(text = readFileSync(FILE, 'utf8')): ClassifiedColumn[] {
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => {
    const [where = '', table = '', column = '', kind = '', kept = ''] = line.split('\t');
    if (!isKind(kind) || kept === '') throw new Error(`${FILE}: ${line}`);
    return { countries: where.split(','), table, column, kind, kept };
  });
}

/** The columns of that country's database, those that every country has among them. */
export function columnsOf(country: string, columns: readonly ClassifiedColumn[]): ClassifiedColumn[] {
  return columns.filter(({ countries }) => countries.includes('every') || countries.includes(country));
}

function isKind(text: string): text is Kind {
  return text in KINDS;
}
