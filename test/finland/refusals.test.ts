import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { REFUSALS } from '../../subgraphs/finland/domain/refusals.ts';

const folders = ['operations/', 'celia/', 'registrars/', 'registration/'].map(
  (folder) => new URL(folder, import.meta.url),
);
const operationTests = folders
  .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
  .filter(({ pathname }) => pathname.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
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
