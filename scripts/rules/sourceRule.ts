import { readFileSync } from 'node:fs';

/** A numbered statement of one of the source documents, a row of docs/sourceRules.tsv. */
export interface SourceRule {
  id: string;
  document: string;
  kind: 'rule' | 'fact';
  /** A rule that the program keeps today, so that it must have a test. */
  isDue: boolean;
  words: string;
}

export function readSourceRules(path = 'docs/sourceRules.tsv'): SourceRule[] {
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [id = '', document = '', kind, due, words = ''] = row.split('\t');
    return { id, document, kind: kind === 'fact' ? 'fact' : 'rule', isDue: due === 'yes', words };
  });
}

const NUMBER = /\b([NERBF])(\d{1,2})(?:\s?[-\u2013]\s?\1?(\d{1,2}))?\b/g;

/** The rules that a text names: "N28", "N28, R4", "N11-N20". What only looks like a number is left out. */
export function rulesNamedIn(text: string, known: ReadonlySet<string>): Set<string> {
  const named = new Set<string>();
  for (const [, letter, first, last] of text.matchAll(NUMBER)) {
    for (let number = Number(first); number <= Number(last ?? first); number += 1) {
      if (known.has(`${letter}${number}`)) named.add(`${letter}${number}`);
    }
  }
  return named;
}
