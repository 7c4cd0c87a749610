import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { REFUSALS } from '../../subgraphs/norway/domain/refusals.ts';

const OPERATION_TESTS = join(import.meta.dirname, 'operations');
const tested = ['../populationRegisterDown.test.ts', ...readdirSync(OPERATION_TESTS)]
  .map((name) => readFileSync(join(OPERATION_TESTS, name), 'utf8'))
  .join('\n');

describe('every refusal', () => {
  test.each(Object.entries(REFUSALS))(
    '%s is tried through GraphQL, and said in English and Norwegian',
    (code, { en, nb }) => {
      expect(tested.includes(`'${code}'`)).toBe(true);
      expect(en).toMatch(/^[A-Z].*\.$/);
      expect(nb).toMatch(/^[A-ZÆØÅ].*\.$/);
      expect(nb).not.toBe(en);
    },
  );
});
