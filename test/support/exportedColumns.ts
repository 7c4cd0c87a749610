import { expect } from '@jest/globals';
import type { TestSubgraph } from './testSubgraph.ts';

/** Where the person reads the column, as section.key; or why not, in a word of its own for the reviewer of a new column. */
export type Fate = string | { readonly why: string };

/** The rows of one table that are about the person ($1: the ids that the person goes by), and each column's fate. */
export interface PersonalTable {
  readonly rows: string;
  readonly columns: Readonly<Record<string, Fate>>;
}

export interface Classified {
  readonly personal: Readonly<Record<string, PersonalTable>>;
  /** Tables that hold nothing of a person who can ask for it. */
  readonly impersonal: readonly string[];
}

const REFERENCE = { why: 'a reference of ours, which says nothing' };
const HASH = { why: 'a keyed hash that nobody can turn back' };

/** The tables that every country has. */
const RUNTIME: Classified = {
  personal: {
    outbox: {
      rows: `split_part(subject, ' ', 1) = ANY ($1)`,
      columns: {
        id: REFERENCE,
        subject: REFERENCE,
        kind: 'letters.kind',
        posted_at: 'letters.postedAt',
        not_before: 'letters.notBefore',
        attempts: 'letters.attempts',
        done_at: 'letters.sentAt',
      },
    },
    audit: {
      rows: 'subject = ANY ($1)',
      columns: {
        seq: REFERENCE,
        at: 'accesses.at',
        actor: { why: 'another person, the employee' },
        unit: { why: 'shown by its name' },
        purpose: { why: 'shown in words' },
        action: { why: 'shown in words' },
        subject: REFERENCE,
        outcome: { why: 'shown as done or not' },
        prev_hash: HASH,
        hash: HASH,
      },
    },
  },
  impersonal: [
    ...[
      'audit_checkpoint',
      'migration',
      'vault_key',
      'tombstone',
      'erasure_notice',
      'retention_night',
      'refused_attempt',
    ],
    ...['idempotency', 'personal_number', 'personal_number_index'], // keyed hashes, and the number itself: masked, by its own test
    // What insight is told: copies of what the export shows as memberships, and of one that is erased the id alone.
    ...['membership_note', 'membership_told', 'membership_event'],
    ...['lookup_budget', 'attempt', 'tried_address'], // keyed hashes of a day and of 90 days; an address until its mail is out
  ],
};

/** The values of one key in all entries of a section. */
export type Told = (path: string) => (string | null)[];

export function toldBy(document: string): Told {
  const { sections } = JSON.parse(document);
  return (path) => {
    const [section = '', key = ''] = path.split('.');
    return sections[section].entries.map((entry: Record<string, string | null>) => entry[key]);
  };
}

/** Every column of every table has a fate, and what is to be told of these rows is told, every column of them filled. */
export async function expectEverythingTold(on: TestSubgraph, told: Told, ids: readonly string[], own: Classified) {
  const personal = { ...RUNTIME.personal, ...own.personal };
  const impersonal = [...RUNTIME.impersonal, ...own.impersonal];
  const columns = await on.rows(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const known = columns.filter(({ table }) => !impersonal.includes(table));
  const fates = known.map(({ table, column }) => [`${table}.${column}`, personal[table]?.columns[column]]);
  expect(fates.filter(([, fate]) => !fate).map(([name]) => name)).toEqual([]);
  for (const [table, { rows, columns: fate }] of Object.entries(personal)) {
    const found = await on.rows(`SELECT to_jsonb(t) AS row FROM "${table}" t WHERE ${rows}`, [ids]);
    expect([table, found.length]).not.toEqual([table, 0]);
    for (const [column, path] of Object.entries(fate).filter(([, one]) => typeof one === 'string')) {
      const values = found.map(({ row }) => textOf(row[column])).filter((value) => value !== undefined);
      expect([`${table}.${column}`, values.length]).not.toEqual([`${table}.${column}`, 0]);
      expect([table, column, told(path as string)]).toEqual([table, column, expect.arrayContaining(values)]);
    }
  }
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.join('\n');
  const isInstant = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/.test(value);
  return isInstant ? new Date(value).toISOString() : String(value);
}
