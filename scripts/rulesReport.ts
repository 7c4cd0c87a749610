import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { SUBGRAPHS } from '../subgraphs/countries.ts';
import { abuseEvidence, readAbuseCases } from './abuse/abuseCase.ts';
import { abuseReport, unanswered, unknownCases } from './abuse/abuseReport.ts';
import { readColumns } from './recordOfProcessing/columns.ts';
import { personalDataParts, unknownClasses, withParts } from './recordOfProcessing/report.ts';
import { gatherEvidence } from './rules/evidence.ts';
import { report, untested } from './rules/report.ts';
import { readSourceRules } from './rules/sourceRule.ts';

interface Page {
  path: string;
  text: string;
  complaints: string[];
}

/**
 * Writes docs/rules.md, docs/abuseCases.md and the generated parts of docs/personalData.md; with --check it writes nothing
 * and fails when one is stale, a due rule has no test, a number is named that does not exist, an abuse case
 * has neither test nor a reason why not, or a column is kept by a
 * class that there is not.
 */
export async function main(args: readonly string[]): Promise<number> {
  const pages = [rulesPage(), abusePage(), await personalDataPage()];
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
  const complaints = [...unknownCases(cases, evidence), ...unanswered(cases, evidence)];
  return { path: 'docs/abuseCases.md', text: abuseReport(cases, evidence), complaints };
}

async function personalDataPage(): Promise<Page> {
  const path = 'docs/personalData.md';
  const columns = readColumns();
  const text = withParts(await committed(path), personalDataParts(SUBGRAPHS, columns));
  return { path, text, complaints: unknownClasses(SUBGRAPHS, columns) };
}

async function checked({ path, text, complaints }: Page): Promise<string[]> {
  return (await committed(path)) === text ? complaints : [`${path} is stale: run npm run rules`, ...complaints];
}

function committed(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
