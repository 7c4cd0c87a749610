import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../house/filesBelow.ts';
import { commentsAndStrings, titlesIn } from './commentsAndStrings.ts';
import { rulesNamedIn } from './sourceRule.ts';

/** Where each rule is decided, and the titles of the tests that bear its number, by file. */
export interface Evidence {
  decidedIn: Map<string, Set<string>>;
  testedBy: Map<string, Map<string, string[]>>;
  /** Lines about READMEs that send the reader to a file that is not there. */
  wrongPaths: string[];
}

export function gatherEvidence(root: string, known: ReadonlySet<string>): Evidence {
  const evidence: Evidence = { decidedIn: new Map(), testedBy: new Map(), wrongPaths: [] };
  for (const path of filesBelow(root, ['subgraphs', 'gateway'], /\.ts$/)) readCode(root, path, known, evidence);
  for (const path of filesBelow(root, ['subgraphs', 'gateway'], /^README\.md$/)) readMap(root, path, known, evidence);
  for (const path of filesBelow(root, ['test'], /\.test\.ts$/)) readTests(root, path, known, evidence);
  return evidence;
}

function readCode(root: string, path: string, known: ReadonlySet<string>, { decidedIn }: Evidence): void {
  const words = commentsAndStrings(readFileSync(join(root, path), 'utf8')).map(({ text }) => text);
  for (const rule of rulesNamedIn(words.join('\n'), known)) setOf(decidedIn, rule).add(path);
}

// A row of a README's table: rule numbers, and files in backticks, from the README's own folder.
function readMap(root: string, path: string, known: ReadonlySet<string>, { decidedIn, wrongPaths }: Evidence): void {
  const folder = path.slice(0, path.lastIndexOf('/'));
  for (const row of readFileSync(join(root, path), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))) {
    const rules = rulesNamedIn(row, known);
    const files = [...row.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file]) => `${folder}/${file}`);
    if (rules.size === 0) continue;
    for (const file of files) {
      if (!existsSync(join(root, file)))
        wrongPaths.push(`${path} sends ${[...rules].join(', ')} to ${file}: no such file`);
      else for (const rule of rules) setOf(decidedIn, rule).add(file);
    }
  }
}

function readTests(root: string, path: string, known: ReadonlySet<string>, { testedBy }: Evidence): void {
  for (const title of titlesIn(readFileSync(join(root, path), 'utf8'))) {
    const numbers = title.match(/\[[NERBF]\d[^\]]*\]/g) ?? [];
    for (const rule of rulesNamedIn(numbers.join(' '), known)) {
      const titles = testedBy.get(rule) ?? new Map<string, string[]>();
      testedBy.set(rule, titles.set(path, [...(titles.get(path) ?? []), title]));
    }
  }
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  return set;
}
