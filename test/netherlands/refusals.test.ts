import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { REFUSALS } from '../../subgraphs/netherlands/domain/refusals.ts';

const TESTS = import.meta.dirname;
const isOfSchema = (path: string) => path.endsWith('.test.ts') && !path.startsWith('domain/');

describe('every refusal', () => {
  const paths = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter(isOfSchema);
  const sources = paths.map((path) => readFileSync(join(TESTS, path), 'utf8'));

  test.each(Object.keys(REFUSALS))('%s is met through the schema by a test', (code) => {
    expect(sources.some((source) => source.includes(`'${code}'`) || source.includes(` ${code} `))).toBe(true);
  });

  test.each(Object.entries(REFUSALS))('%s is told in English and Dutch', (_code, { en, nl }) => {
    expect([en, nl].every((words) => words.endsWith('.'))).toBe(true);
    expect(nl).not.toBe(en);
  });
});
