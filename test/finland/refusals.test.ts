import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { REFUSALS } from '../../subgraphs/finland/domain/refusals.ts';

const folder = new URL('operations/', import.meta.url);
const operationTests = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

describe('every refusal', () => {
  test.each(Object.keys(REFUSALS))('%s is reached by a test of an operation', (code) => {
    expect(operationTests).toMatch(new RegExp(`\\b${code}\\b`));
  });

  test.each(Object.entries(REFUSALS))('%s is told in English, Finnish and Swedish', (_code, words) => {
    expect(Object.keys(words).sort()).toEqual(['en', 'fi', 'sv']);
    expect(new Set(Object.values(words)).size).toBe(3);
  });
});
