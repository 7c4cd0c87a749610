import { describe, expect, test } from '@jest/globals';
import { longFunctions, tooLongOrShort } from '../../scripts/house/sizes.ts';
import { readSourceFiles, type SourceFile } from '../../scripts/house/sourceFile.ts';
import { unusedExports } from '../../scripts/house/unusedExports.ts';
import { leftovers, vagueNames } from '../../scripts/house/words.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

function sources(files: Record<string, string>): SourceFile[] {
  return readSourceFiles(temporaryFolder(files));
}

const lines = (count: number) => `const thing = [\n${'  1,\n'.repeat(count - 2)}];\n`;
const lengthy = (count: number) =>
  `// æøå\nfunction first() {}\nexport const walk = () => {\n${'  first();\n'.repeat(count - 2)}};\n`;

describe('sizes', () => {
  test.each([
    ['start/five.ts', 5, ['start/five.ts has only 5 lines: put them where they are used']],
    ['start/six.ts', 6, []],
    ['start/full.ts', 200, []],
    ['start/over.ts', 201, ['start/over.ts has 201 lines, over 200']],
    ['subgraphs/norway/storage/migrations/first.ts', 300, []],
  ])('%s of %s lines', (path, count, expected) => {
    expect(sources({ [path]: lines(count) }).flatMap(tooLongOrShort)).toEqual(expected);
  });

  test.each([
    ['start/walk.ts', 40, []],
    ['start/walk.ts', 41, ['start/walk.ts:3 a function of 41 lines, over 40']],
    ['test/walk.test.ts', 41, []],
  ])('%s with a function of %s lines', (path, count, expected) => {
    // The file before it must not shift the lines of this one.
    const [, file] = sources({ 'gateway/before.ts': lengthy(10), [path]: lengthy(count) });
    expect(file && longFunctions(file)).toEqual(expected);
  });
});

test.each([
  ['start/mailHelper.ts', '"mailHelper" names no thing'],
  ['start/customer-service.ts', '"customer-service" names no thing'],
  ['gateway/utils/text.ts', '"utils" names no thing'],
  ['gateway/index.ts', '"index" names no thing'],
  ['gateway/types.ts', '"types" names no thing'],
])('%s is a vague name', (path, complaint) => {
  expect(sources({ [path]: lines(6) }).flatMap(vagueNames)).toEqual([`${path}: ${complaint}`]);
});

test.each(['start/dataFolder.ts', 'subgraphs/netherlands/storage/subscriptionTypes.ts', 'start/mailbox.ts'])(
  '%s is a name of a thing',
  (path) => {
    expect(sources({ [path]: lines(6) }).flatMap(vagueNames)).toEqual([]);
  },
);

test.each([
  ['// TODO later', 1],
  [`test.only('x', f);`, 1],
  [`describe.skip('x', f);`, 1],
  [`test.todo('x');`, 1],
  [`(hasChromium ? test : test.skip)('x', f);`, 0],
])('%s: %s leftovers', (line, count) => {
  expect(sources({ 'test/x.test.ts': `${line}\n` }).flatMap(leftovers)).toHaveLength(count);
});

test('an export that nothing imports is seen; entries, types needed beside them and dynamic imports are not', () => {
  const files = sources({
    'subgraphs/countries.ts': `export const COUNTRIES = [];`,
    'start/card.ts': [
      `export interface Card { number: string }`,
      `export interface Forgotten { x: 1 }`,
      `export function printCard(): Card { return { number: '1' }; }`,
      `export const spare = 1, used = 2;`,
      `export class Box {}`,
    ].join('\n'),
    'start/lazy.ts': `export const loaded = 1;`,
    'start/main.ts': `import { printCard, used as second } from './card.ts';\nawait import('./lazy.ts');\nprintCard();\nsecond;`,
    'test/card.test.ts': `import type { Box } from '../start/card.ts';`,
  });
  expect(unusedExports(files)).toEqual([
    'start/card.ts exports Forgotten, which nothing imports',
    'start/card.ts exports spare, which nothing imports',
  ]);
});
