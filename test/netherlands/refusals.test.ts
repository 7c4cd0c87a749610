import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { REFUSALS } from '../../subgraphs/netherlands/domain/refusals.ts';

const TESTS = import.meta.dirname;

describe('every refusal', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('domain/') && name !== 'refusals.test.ts',
  );
  const sources = files.map((name) => readFileSync(join(TESTS, name), 'utf8'));

  test.each(Object.keys(REFUSALS))('%s is met through the schema by a test', (code) => {
    expect(sources.some((source) => source.includes(`'${code}'`) || source.includes(` ${code} `))).toBe(true);
  });

  test.each(Object.entries(REFUSALS))('%s is told in English and Dutch', (_code, { en, nl }) => {
    expect([en, nl].every((words) => words.endsWith('.'))).toBe(true);
    expect(nl).not.toBe(en);
  });
});
