import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../house/filesBelow.ts';
import { titlesIn } from '../rules/commentsAndStrings.ts';

/** A way to misuse the program, a row of docs/abuseCases.tsv. */
export interface AbuseCase {
  /** 'A12' */
  id: string;
  chapter: string;
  /** Who does what. */
  abuse: string;
  /** What the program answers. */
  answer: string;
}

/** What speaks to each case, by its number. */
export interface AbuseEvidence {
  /** Titles of tests, by file. */
  testedBy: Map<string, Map<string, string[]>>;
  /** Why a case, or a part of it, does not apply yet. */
  reasons: Map<string, string>;
}

const HEADING = '## Abuse cases that do not apply yet';

export function readAbuseCases(path = 'docs/abuseCases.tsv'): AbuseCase[] {
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [id = '', chapter = '', abuse = '', answer = ''] = row.split('\t');
    return { id, chapter, abuse, answer };
  });
}

/** Titles below test/ that bear a number in brackets of its own, as in [A12], and the list in docs/personalData.md. */
export function abuseEvidence(root: string): AbuseEvidence {
  const testedBy: AbuseEvidence['testedBy'] = new Map();
  for (const path of filesBelow(root, ['test'], /\.test\.ts$/)) {
    for (const title of titlesIn(readFileSync(join(root, path), 'utf8'))) {
      for (const id of numbersIn(title, /\[(A\d+)\]/g)) {
        const files = testedBy.get(id) ?? new Map<string, string[]>();
        testedBy.set(id, files.set(path, [...(files.get(path) ?? []), title]));
      }
    }
  }
  return { testedBy, reasons: readReasons(readFileSync(join(root, 'docs/personalData.md'), 'utf8')) };
}

/** The items of the list under HEADING: "* **A22** (what it is): why", the numbers before the first colon or full stop. */
export function readReasons(page: string): Map<string, string> {
  const [, after = ''] = `${page}\n`.split(`\n${HEADING}\n`);
  const [section = ''] = after.split(/\n(?=#)/);
  const items = section.split(/\n(?=[*-] )/).filter((item) => /^[*-] /.test(item));
  return new Map(
    items.flatMap((item) => {
      const text =
        item
          .split(/\n\s*\n/)[0]
          ?.slice(2)
          .replace(/\s+/g, ' ')
          .trim() ?? '';
      const [lead = ''] = text.split(/[:.]/);
      return [...numbersIn(lead, /\*\*(A\d+)\*\*/g)].map((id) => [id, text] as const);
    }),
  );
}

function numbersIn(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, id = '']) => id));
}
