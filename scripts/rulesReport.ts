import { readFile, writeFile } from 'node:fs/promises';
import { gatherEvidence } from './rules/evidence.ts';
import { report, untested } from './rules/report.ts';
import { readSourceRules } from './rules/sourceRule.ts';

const REPORT = 'docs/rules.md';

/** Writes docs/rules.md; with --check it writes nothing and fails when the report is stale or a due rule has no test. */
export async function main(args: readonly string[]): Promise<number> {
  const rules = readSourceRules();
  const evidence = gatherEvidence('.', new Set(rules.map(({ id }) => id)));
  const text = report(rules, evidence);
  if (!args.includes('--check')) {
    await writeFile(REPORT, text);
    console.log(`wrote ${REPORT}`);
    return 0;
  }
  const committed = await readFile(REPORT, 'utf8').catch(() => '');
  const stale = committed === text ? [] : [`${REPORT} is stale: run npm run rules`];
  const complaints = [...stale, ...evidence.wrongPaths, ...untested(rules, evidence)];
  for (const line of complaints) console.error(line);
  return complaints.length === 0 ? 0 : 1;
}
