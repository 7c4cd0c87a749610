import { describe, expect, test } from '@jest/globals';
import { type AbuseCase, abuseEvidence, readAbuseCases, readReasons } from '../../scripts/abuse/abuseCase.ts';
import { abuseReport, unanswered, unknownCases } from '../../scripts/abuse/abuseReport.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

const CASES: AbuseCase[] = [1, 2, 3, 4].map((number) => ({
  id: `A${number}`,
  chapter: number < 3 ? 'Doors' : 'Windows',
  abuse: `abuse ${number}`,
  answer: 'no | never',
}));

// Not spelled out: the real report reads this file too.
const title = (...numbers: number[]) => numbers.map((number) => `[A${number}]`).join(' ');

const PAGE = `# Personal data

* **A1** is not in the list.

## Abuse cases that do not apply yet

Words before the list name **A1** too.

* **A2** (the part of the cellar): there is no
  cellar, unlike **A4**.
* **A3**, **A9** (both): nothing of that.

Words after it: **A1**.

## Tests and demo

* **A4**: elsewhere.
`;

const ROOT = temporaryFolder({
  'docs/personalData.md': PAGE,
  'test/doors.test.ts': [
    `test('${title(1, 2)} are shut', () => {});`,
    `test.each([['${title(1)} by the row', 1]])('%s', () => {});`,
    `const label = '${title(4)} is not a title';`,
    `// test('${title(4)} is not run')`,
    `test('${title(77)} of nothing', () => {});`,
  ].join('\n'),
  'test/support/doors.ts': `open('${title(4)} is no test file');`,
});

describe('the evidence of the abuse cases', () => {
  const evidence = abuseEvidence(ROOT);

  test('is the titles of tests, by file', () => {
    expect([...evidence.testedBy.keys()]).toEqual(['A1', 'A2', 'A77']);
    expect(evidence.testedBy.get('A1')?.get('test/doors.test.ts')).toEqual([
      `${title(1, 2)} are shut`,
      `${title(1)} by the row`,
    ]);
  });

  test('and the items of one list, each with the numbers that it begins with', () => {
    expect([...readReasons(PAGE)]).toEqual([
      ['A2', '**A2** (the part of the cellar): there is no cellar, unlike **A4**.'],
      ['A3', '**A3**, **A9** (both): nothing of that.'],
      ['A9', '**A3**, **A9** (both): nothing of that.'],
    ]);
    expect(readReasons('# Personal data\n').size).toBe(0);
  });

  test('leaves a complaint for each case that nothing speaks to, and for each number that is no case', () => {
    expect(unanswered(CASES, evidence)).toEqual([
      `neither a test nor a line of docs/personalData.md speaks to ${title(4)}: abuse 4`,
    ]);
    expect(unknownCases(CASES, evidence)).toEqual([
      `test/doors.test.ts names ${title(77)}, which docs/abuseCases.tsv does not have`,
      `docs/personalData.md names ${title(9)}, which docs/abuseCases.tsv does not have`,
    ]);
  });

  test('makes a page with a row for each case under its chapter', () => {
    const page = abuseReport(CASES, evidence);
    expect(page.match(/^## .*$/gm)).toEqual(['## Doors', '## Windows']);
    const rows = page.split('\n').filter((line) => /^\| A\d/.test(line));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toContain('| A1 | abuse 1 | no \\| never | [test/doors.test.ts](../test/doors.test.ts): ');
    expect(rows[1]).toMatch(/are shut<br>not yet: \*\*A2\*\* \(the part/);
    expect(rows[3]).toMatch(/nothing yet \|$/);
  });
});

test('docs/abuseCases.tsv has the 72 cases in order, each with its words', () => {
  const cases = readAbuseCases();
  expect(cases.map(({ id }) => id)).toEqual(Array.from({ length: 72 }, (_, index) => `A${index + 1}`));
  expect(cases.filter(({ abuse, answer, chapter }) => !abuse || !answer || !chapter)).toEqual([]);
});
