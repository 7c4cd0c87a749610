import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { COUNTRIES } from '../subgraphs/countries.ts';
import { readColumns } from './recordOfProcessing/columns.ts';
import { personalDataParts, unknownClasses, withParts } from './recordOfProcessing/report.ts';
import { gatherEvidence } from './rules/evidence.ts';
import { report, untested } from './rules/report.ts';
import { readSourceRules } from './rules/sourceRule.ts';

const RULES = 'docs/rules.md';
const PERSONAL_DATA = 'docs/personalData.md';

/**
 * Writes docs/rules.md and the generated parts of docs/personalData.md; with --check it writes nothing and fails when one
 * is stale, a due rule has no test, or a column is kept by a class that there is not.
 */
export async function main(args: readonly string[]): Promise<number> {
  const rules = readSourceRules();
  const evidence = gatherEvidence('.', new Set(rules.map(({ id }) => id)));
  const columns = readColumns();
  const parts = personalDataParts(COUNTRIES, columns);
  const texts = { [RULES]: report(rules, evidence), [PERSONAL_DATA]: withParts(await committed(PERSONAL_DATA), parts) };
  if (!args.includes('--check')) {
    for (const [path, text] of Object.entries(texts)) await writeFile(path, text);
    console.log(`wrote ${Object.keys(texts).join(', ')}`);
    return 0;
  }
  const stale: string[] = [];
  for (const [path, text] of Object.entries(texts))
    if ((await committed(path)) !== text) stale.push(`${path} is stale: run npm run rules`);
  const kept = unknownClasses(COUNTRIES, columns);
  const complaints = [...stale, ...kept, ...evidence.wrongPaths, ...untested(rules, evidence)];
  for (const line of complaints) console.error(line);
  return complaints.length === 0 ? 0 : 1;
}

function committed(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
