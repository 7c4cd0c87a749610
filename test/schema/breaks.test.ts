import { describe, expect, test } from '@jest/globals';
import { unannouncedBreaks } from '../../scripts/schema/breaks.ts';
import { complaints } from '../../scripts/schema/complaints.ts';
import { compose } from '../../scripts/schema/compose.ts';
import { harbour } from './support/boats.ts';

const RELEASED = compose([harbour()]).api;

function changelog(schema: string, elsewhere = ''): string {
  return `# Changelog\n\n## Unreleased\n\n### Added\n${elsewhere}\n\n### Schema\n${schema}\n\n## 1.0.0\n\n### Schema\n- removed \`Boat\`\n`;
}

describe('a change that breaks clients must be named', () => {
  const BREAKS: [coordinate: string, more: string, replacements: [string, string][]][] = [
    ['Boat.length', '', [['"In metres."\n      length: Int!', '']]],
    ['Boat.length', '', [['length: Int!', 'length: String!']]],
    ['RefusalCode.BERTH_TAKEN', '', [['BERTH_TAKEN', 'OTHER']]],
    ['MoorResult.Refused', '', [['= Boat | Refused', '= Boat']]],
    ['MoorResult.Raft', '"R." type Raft { "S." size: Int }', [['= Boat | Refused', '= Boat | Refused | Raft']]],
    ['MooringInput.days', '', [['"The berth."', '"For." days: Int! "The berth."']]],
    ['MooringInput.berth', '', [['berth: Int = 1', 'berth: Int!']]],
    ['Query.boat(id:)', '', [['"Its id." id: ID!', '"Its id." id: Int!']]],
    ['Query.boat(id:)', '', [['("Its id." id: ID!)', '']]],
    ['Query.boat(year:)', '', [['"Its id." id: ID!', '"Its id." id: ID!, "Y." year: Int!']]],
  ];

  test.each(BREAKS)('%s', (coordinate, more, replacements) => {
    const { api } = compose([harbour(more, ...replacements)]);
    const found = unannouncedBreaks(RELEASED, api, changelog(''));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toContainEqual(expect.stringContaining(`Name \`${coordinate}\` in CHANGELOG, Schema`));
    const named = unannouncedBreaks(RELEASED, api, changelog(`- changed \`${coordinate}\`: why`));
    expect(named.filter((line) => line.includes(`\`${coordinate}\``))).toEqual([]);
  });

  test('a whole type', () => {
    const { api } = compose([harbour('', ['union MoorResult = Boat | Refused', 'union MoorResult = Boat'])]);
    expect(unannouncedBreaks(RELEASED, api, changelog('- `Refused` left `MoorResult.Refused`'))).toEqual([]);
  });
});

describe('does not count as named', () => {
  const { api } = compose([harbour('', ['length: Int!', 'length: String!'])]);

  test.each([
    ['another coordinate that begins alike', changelog('- changed `Boat.lengthOverAll`')],
    ['the words without backticks', changelog('- changed Boat.length')],
    ['another heading', changelog('', '- changed `Boat.length`')],
    ['the section of an earlier release', changelog('').replace('`Boat`', '`Boat.length`')],
    ['no changelog', ''],
  ])('%s', (_label, text) => {
    expect(unannouncedBreaks(RELEASED, api, text)).toHaveLength(1);
  });
});

test.each<[string, string, [string, string][]]>([
  ['a new field', '', [['"In metres."', '"Beam." beam: Int "In metres."']]],
  ['a new value of an enum, which clients are told to expect', '', [['BERTH_TAKEN', 'BERTH_TAKEN "C." CLOSED']]],
  ['a new optional argument', '', [['"Its id." id: ID!', '"Its id." id: ID!, "Y." year: Int']]],
  ['a new optional input field', '', [['"The berth."', '"For." days: Int "The berth."']]],
])('%s needs no word', (_label, more, replacements) => {
  expect(unannouncedBreaks(RELEASED, compose([harbour(more, ...replacements)]).api, '')).toEqual([]);
});

test('a missing schema of the last release is told apart from there being none', () => {
  const composed = compose([harbour()]);
  const without = (text: string) => complaints([harbour()], composed, { released: undefined, changelog: text });
  expect(without('## Unreleased\n')).toEqual([]);
  expect(without('## [Unreleased]\n\n## [1.0.0] - 2026-12-01\n')).toEqual([
    'CHANGELOG.md names a release, but schema/released.graphql is missing',
  ]);
});
