import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LOOKUP_PURPOSES as FINNISH } from '../../subgraphs/finland/domain/purposes.ts';
import { LOOKUP_PURPOSES as NORWEGIAN, purposeInWords } from '../../subgraphs/norway/domain/lookupPurpose.ts';

const text = readFileSync('docs/personalData.md', 'utf8');
const section = text.slice(text.indexOf('## Purposes')).split(/\n## /)[0] ?? '';
const rows = section.split('\n').filter((line) => line.startsWith('| '));
const catalogues = [
  ['Norway', NORWEGIAN],
  ['Finland', FINNISH],
] as const;
const cells = catalogues.flatMap(([country, purposes]) =>
  Object.entries(purposes).map(([code, purpose]) => [country, code, purpose] as const),
);

describe('docs/personalData.md, section Purposes', () => {
  test.each(cells)('of %s names %s with its roles, ground and retention', (country, code, purpose) => {
    const row = rows.find((line) => line.startsWith(`| ${country} | \`${code}\` |`));
    expect(row).toContain(` | ${purpose.legalGround} | ${purpose.retention} |`);
    for (const role of purpose.roles) expect(row).toContain(role);
  });

  test('names no purpose that is in no catalogue', () => {
    expect(rows.filter((line) => line.includes('`'))).toHaveLength(cells.length);
  });
});

test('a purpose that the catalogue has no more is said in no words', () => {
  expect(purposeInWords('OWN_REGISTRATION')).toMatch('registers the national library card');
  expect(purposeInWords('FORMER_PURPOSE')).toBeUndefined();
});
