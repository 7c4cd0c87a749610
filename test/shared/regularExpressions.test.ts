import { createContext, Script } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { withoutValues } from '../../gateway/errorCatalogue.ts';
import { nodesIn } from '../../scripts/house/nodesIn.ts';
import { readSourceFiles } from '../../scripts/house/sourceFile.ts';
import { attackStrings } from '../support/attackStrings.ts';

const LENGTH = 60_000; // of the 100 kB that a request may have; a hundred times what an input is
const BUDGET_MS = 3_000; // one linear run takes a few; one that is quadratic takes many seconds

/** Whether the expression answers to all attacks within the budget. */
function answers(source: string, flags: string, budgetMs: number): boolean {
  const attacks = attackStrings(source, LENGTH);
  const script = new Script(`for (const text of attacks) { pattern.lastIndex = 0; pattern.test(text); }`);
  const context = createContext({ attacks, pattern: new RegExp(source, flags) });
  try {
    script.runInContext(context, { timeout: budgetMs });
    return true;
  } catch {
    return false;
  }
}

const EXPRESSIONS = readSourceFiles('.')
  .filter(({ path }) => /^(gateway|subgraphs)\//.test(path))
  .flatMap(({ path, tree }) =>
    [...nodesIn(tree)]
      .filter(({ type }) => type === 'RegExpLiteral')
      .map((node) => [path, String(node['pattern']), String(node['flags'] ?? '')] as const),
  );

describe('[A63] a regular expression', () => {
  test.each(EXPRESSIONS)('of %s answers to hostile texts of any kind at once: /%s/%s', (_path, source, flags) => {
    // A busy machine may take the time of one attempt, not of three.
    expect([1, 2, 3].some(() => answers(source, flags, BUDGET_MS))).toBe(true);
  });

  test.each([
    ['(a+)+$'],
    ['^(\\w+\\s?)*$'],
    ['%.*$'],
    ['\\/+$'],
    ['(cannot represent )[\\w\\s-]*value: '],
    ['(x|x)*y'],
  ])('that does not would be found: /%s/', (source) => {
    expect(answers(source, '', BUDGET_MS / 3)).toBe(false);
  });

  test('is made from no text of a client', () => {
    const made = readSourceFiles('.')
      .filter(({ path }) => /^(gateway|subgraphs)\//.test(path))
      .filter(({ lines }) => /new RegExp\(|[^.\w]RegExp\(/.test(lines.join('\n')))
      .map(({ path }) => path);
    expect(made).toEqual([]);
  });
});

test('[A63] [A37] a message that quotes a long text loses it without being searched', () => {
  const long = 'cannot represent s'.repeat(5_000);
  expect(withoutValues(`Expected value of type "Wind", found "${long}".`)).toBe('A value of the request is wrong.');
  expect(withoutValues(`Variable "$m" got invalid value "${long}"; ${long}`)).toBe('A value of the request is wrong.');
});
