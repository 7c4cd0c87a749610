import { readFile, writeFile } from 'node:fs/promises';
import { abuseEvidence, readAbuseCases } from './abuse/abuseCase.ts';
import { abuseReport, unknownCases } from './abuse/abuseReport.ts';
import { gatherEvidence } from './rules/evidence.ts';
import { report, untested } from './rules/report.ts';
import { readSourceRules } from './rules/sourceRule.ts';

interface Page {
  path: string;
  text: string;
  complaints: string[];
}

/**
 * Writes docs/rules.md and docs/abuseCases.md; with --check it writes nothing and fails when one is stale, a due rule has
 * no test, or a number is named that does not exist.
 */
export async function main(args: readonly string[]): Promise<number> {
  const pages = [rulesPage(), abusePage()];
  if (!args.includes('--check')) {
    for (const { path, text } of pages) await writeFile(path, text);
    console.log(`wrote ${pages.map(({ path }) => path).join(', ')}`);
    return 0;
  }
  const complaints = (await Promise.all(pages.map(checked))).flat();
  for (const line of complaints) console.error(line);
  return complaints.length === 0 ? 0 : 1;
}

function rulesPage(): Page {
  const rules = readSourceRules();
  const evidence = gatherEvidence('.', new Set(rules.map(({ id }) => id)));
  const complaints = [...evidence.wrongPaths, ...untested(rules, evidence)];
  return { path: 'docs/rules.md', text: report(rules, evidence), complaints };
}

function abusePage(): Page {
  const cases = readAbuseCases();
  const evidence = abuseEvidence('.');
  return { path: 'docs/abuseCases.md', text: abuseReport(cases, evidence), complaints: unknownCases(cases, evidence) };
}

async function checked({ path, text, complaints }: Page): Promise<string[]> {
  const committed = await readFile(path, 'utf8').catch(() => '');
  return committed === text ? complaints : [`${path} is stale: run npm run rules`, ...complaints];
}
