import { describe, expect, test } from '@jest/globals';
import { longFunctions, tooLongOrShort } from '../../scripts/house/sizes.ts';
import { readSourceFiles, type SourceFile } from '../../scripts/house/sourceFile.ts';
import { builtStatements } from '../../scripts/house/statements.ts';
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

test.each([
  'start/dataFolder.ts',
  'subgraphs/netherlands/storage/memberSystem/subscriptionTypes.ts',
  'start/mailbox.ts',
])('%s is a name of a thing', (path) => {
  expect(sources({ [path]: lines(6) }).flatMap(vagueNames)).toEqual([]);
});

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

const OPEN = ['$', '{'].join(''); // in these texts @{ stands for it

describe('[A61] the text of a statement', () => {
  const inStorage = (code: string) =>
    sources({ 'subgraphs/norway/storage/cards.ts': `const TABLE = 'card';\n${code.replaceAll('@{', OPEN)}\n` }).flatMap(
      builtStatements,
    );
  const complaint = (part: string) => [`subgraphs/norway/storage/cards.ts:2 puts ${part} into the text of a statement`];

  test.each([
    ["tx.query('SELECT 1', [number]);"],
    ['tx.query(`SELECT * FROM @{TABLE} WHERE number = $1`, [number]);'],
    ['tx.query(`SET ROLE @{escapeIdentifier(role)}`);'],
    ['const lock = `@{TABLE} FOR UPDATE`; tx.query(lock, [number]);'],
    ["builder.orderBy(late ? 'name' : `@{TABLE}.name`);"],
    ['repository.find({ where: { number }, order: { [field]: 1 } }); builder.where({ number });'],
    ['export class Cards { up(runner) { return runner.query(`CREATE TABLE @{name}`); } }'],
  ])('may be %s', (code) => {
    expect(inStorage(code)).toEqual([]);
  });

  test.each([
    ["tx.query(`SELECT * FROM card WHERE number = '@{number}'`);", 'number'],
    ['tx.query(text);', 'text'],
    ["tx.query('SELECT * FROM card ORDER BY ' + sort);", 'BinaryExpression'],
    ['builder.orderBy(sort);', 'sort'],
    ['builder.andWhere(`name = @{input.name}`, {});', 'MemberExpression'],
    ['builder.where(late ? "a" : filter);', 'filter'],
    ['let lock = "a"; lock = number; tx.query(made());', 'made(...)'],
    ['const lock = `@{TABLE} @{number}`; tx.query(lock);', 'lock'],
    ['Raw((column) => `@{column} = @{value}`);', 'column'],
  ])('may not be %s', (code, part) => {
    expect(inStorage(code)[0]).toBe(complaint(part)[0]);
  });

  test('is looked at where subgraphs make it', () => {
    const file = { 'start/x.ts': 'const lines = [\n1,\n2,\n];\ntx.query(text);\nlines();\n' };
    expect(sources(file).flatMap(builtStatements)).toEqual([]);
  });
});
