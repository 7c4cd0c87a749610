import { describe, expect, test } from '@jest/globals';
import { gatherEvidence } from '../../scripts/rules/evidence.ts';
import { report, untested } from '../../scripts/rules/report.ts';
import { readSourceRules, rulesNamedIn, type SourceRule } from '../../scripts/rules/sourceRule.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

const RULES: SourceRule[] = [
  { id: 'N27', document: 'Desk', kind: 'rule', isDue: true, words: 'Staff need not wait' },
  { id: 'N28', document: 'Desk', kind: 'rule', isDue: true, words: 'React within 24 hours' },
  { id: 'N29', document: 'Desk', kind: 'rule', isDue: false, words: 'The link is valid for 24 | 24 hours' },
  { id: 'B2', document: 'Cards', kind: 'fact', isDue: false, words: 'Recommended' },
];
const KNOWN = new Set(RULES.map(({ id }) => id));

const ROOT = temporaryFolder({
  'subgraphs/netherlands/domain/loginAccount.ts': `const ACTIVATION_HOURS = 24; // N28, N29\nconst N27 = 1;\n`,
  'subgraphs/netherlands/graphql/account.ts': `const description = 'Staff need not wait (N27).';\n`,
  'subgraphs/netherlands/README.md':
    'The desk (N27).\n\n| rule | file |\n|---|---|\n| N28 | `domain/loginAccount.ts` |\n| N29 | `domain/gone.ts` |\n',
  'test/netherlands/activate.test.ts': [
    `describe('[N28] the link', () => {`,
    `  test.each([[1], [2]])('[N28, N29] after %s hours', () => {});`,
    `  test.each([['[B2] [N29] as a label', 1]])('%s', () => {});`,
    `  const label = '[N27] is not a title';`,
    `  // test('[N27] is not run')`,
    `});`,
  ].join('\n'),
});

test.each([
  ['N28', ['N28']],
  ['N28, N29 and B2', ['N28', 'N29', 'B2']],
  ['N27-N29', ['N27', 'N28', 'N29']],
  ['N27–29', ['N27', 'N28', 'N29']],
  ['N99, XN28, N280, A4', []],
])('"%s" names %j', (text, expected) => {
  expect([...rulesNamedIn(text, KNOWN)]).toEqual(expected);
});

describe('the evidence', () => {
  const evidence = gatherEvidence(ROOT, KNOWN);

  test('where a rule is decided: comments, descriptions and the table of a README, but not code', () => {
    expect([...(evidence.decidedIn.get('N28') ?? [])]).toEqual(['subgraphs/netherlands/domain/loginAccount.ts']);
    expect([...(evidence.decidedIn.get('N27') ?? [])]).toEqual(['subgraphs/netherlands/graphql/account.ts']);
  });

  test('the titles of tests, and nothing else in their files', () => {
    const file = 'test/netherlands/activate.test.ts';
    expect(evidence.testedBy.get('N28')?.get(file)).toEqual(['[N28] the link', '[N28, N29] after %s hours']);
    expect(evidence.testedBy.get('N29')?.get(file)).toEqual(['[N28, N29] after %s hours', '[B2] [N29] as a label']);
    expect(evidence.testedBy.get('B2')?.get(file)).toEqual(['[B2] [N29] as a label']);
    expect(evidence.testedBy.has('N27')).toBe(false);
  });

  test('a README that sends the reader nowhere', () => {
    expect(evidence.wrongPaths).toEqual([
      'subgraphs/netherlands/README.md sends N29 to subgraphs/netherlands/domain/gone.ts: no such file',
    ]);
  });

  test('a due rule without a test is a complaint', () => {
    expect(untested(RULES, evidence)).toEqual(['no test bears [N27]: Staff need not wait']);
  });

  test('the report has a row for each rule', () => {
    const rows = report(RULES, evidence)
      .split('\n')
      .filter((line) => /^\| \**[NB]\d/.test(line));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^\| \*\*N27\*\* \| Staff need not wait \| \[subgraphs\/.*account\.ts\).* \| not yet \|$/);
    expect(rows[2]).toContain('The link is valid for 24 \\| 24 hours');
    expect(rows[3]).toMatch(/^\| B2 \| Recommended \| {2}\| \[test.*: \[B2\] \[N29\] as a label \|$/);
  });
});

test('docs/sourceRules.tsv holds every rule once', () => {
  const rules = readSourceRules();
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.filter(({ words, document }) => !words || !document)).toEqual([]);
  expect(rules.filter(({ isDue, kind }) => isDue && kind === 'fact')).toEqual([]);
});
