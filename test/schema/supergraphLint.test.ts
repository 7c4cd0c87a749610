import { describe, expect, test } from '@jest/globals';
import { complaints } from '../../scripts/schema/complaints.ts';
import { compose } from '../../scripts/schema/compose.ts';
import type { SubgraphText } from '../../scripts/schema/subgraphText.ts';
import { harbour, registry } from './support/boats.ts';

function complaintsOf(...subgraphs: SubgraphText[]): string[] {
  return complaints(subgraphs, compose(subgraphs), {
    released: undefined,
    changelog: '# Changelog\n\n## Unreleased\n',
  });
}

describe('what the gateway would serve wrongly', () => {
  const REQUIRED = [
    '"Its first name."\n      firstName: String',
    '"In metres." length("Unit." unit: Int): Int! @external "Fee." fee: Int @requires(fields: "length")',
  ];

  test('a field named in @requires that takes arguments', () => {
    const withArgument = harbour('', ['length: Int!', 'length("Unit." unit: Int): Int!']);
    const needing = registry('', [REQUIRED[0] ?? '', REQUIRED[1] ?? '']);
    expect(complaintsOf(withArgument, needing)).toEqual([
      'Boat.length is named in @key or @requires and so may not take arguments',
    ]);
  });

  test('a field named in @key that takes arguments', () => {
    const withArgument = harbour('', ['id: ID!\n      "In', 'id("Form." form: Int): ID!\n      "In']);
    expect(() => compose([withArgument])).toThrow(/KEY_FIELDS_HAS_ARGS|has arguments|cannot include/);
  });

  const NULLABLE: [string, string] = ['length: Int!', 'length: Int'];
  const tow = (type: string): [string, string] => [
    '"Opaque."',
    `"The ${type} it tows." tows: ${type} @shareable "Opaque."`,
  ];

  test('a shareable field that leads back to its own type', () => {
    expect(complaintsOf(harbour('', NULLABLE, tow('Boat')), registry('', tow('Boat')))).toEqual([
      'Boat.tows is shareable, in several subgraphs, and leads back to its own type',
    ]);
  });

  test('also through another type and a union', () => {
    const more = '"Tow." union Tow = Raft "A raft." type Raft @shareable { "By." towedBy: Boat }';
    expect(complaintsOf(harbour(more, NULLABLE, tow('Tow')), registry(more, tow('Tow')))).toEqual([
      'Boat.tows is shareable, in several subgraphs, and leads back to its own type',
      'Raft.towedBy is shareable, in several subgraphs, and leads back to its own type',
    ]);
  });

  test('one subgraph alone may have it', () => {
    expect(complaintsOf(harbour('', tow('Boat')), registry())).toEqual([]);
  });

  test('a field required twice with different arguments', () => {
    const withArgument = harbour('', ['length: Int!', 'length("Unit." unit: Int): Int']);
    const twice = `"In metres." length("Unit." unit: Int): Int @external
      "Fee." fee: Int @requires(fields: "length(unit: 1)")
      "Tax." tax: Int @requires(fields: "length(unit: 2)")
      "Toll." toll: Int @requires(fields: "length(unit: 2)")`;
    const needing = registry('', [REQUIRED[0] ?? '', twice]);
    expect(complaintsOf(withArgument, needing)).toEqual([
      'Boat.length is named in @key or @requires and so may not take arguments',
      'Boat.length is required twice, with different arguments',
    ]);
  });

  const answers = (type: string): [string, string] => [
    'registered: Int',
    `registered: Int "The newest, at most ten." newest: ${type}`,
  ];
  const answering = answers('[Boat!]');

  test.each<[string, SubgraphText[], string[]]>([
    ['that cannot be null, where its object comes from', [harbour()], []],
    ['that cannot be null, of an object that the other subgraph only adds to', [harbour(), registry()], []],
    [
      'that cannot be null, of an object that also comes from the other subgraph',
      [harbour(), registry('', answering)],
      [
        'Boat.length must be nullable: its object also comes from subgraphs that do not have it, in fields that cannot be null',
      ],
    ],
    [
      'that cannot be null, where the other subgraph only needs it',
      [
        harbour(),
        registry('', answering, [
          '"Its first',
          '"In metres." length: Int! @external "Fee." fee: Int @requires(fields: "length") "Its first',
        ]),
      ],
      [
        'Boat.length must be nullable: its object also comes from subgraphs that do not have it, in fields that cannot be null',
      ],
    ],
    ['that cannot be null, where the reference to its object can', [harbour(), registry('', answers('Boat'))], []],
    ['that cannot be null, where the item of the list can', [harbour(), registry('', answers('[Boat]'))], []],
    ['that can be null, likewise', [harbour('', ['length: Int!', 'length: Int']), registry('', answering)], []],
    [
      'that cannot be null and is another way to its key',
      [
        harbour('', ['length: Int!', 'length: Int! @shareable']),
        registry('', answering, ['"Its first', '"In metres." length: Int! @shareable "Its first']),
      ],
      [],
    ],
    [
      'that cannot be null, where the other subgraph answers with a union of it',
      [
        harbour(),
        registry('"A find." union Find = Boat', [
          'registered: Int',
          'registered: Int "The newest, at most ten." newest: [Find!]',
        ]),
      ],
      [
        'Boat.length must be nullable: its object also comes from subgraphs that do not have it, in fields that cannot be null',
      ],
    ],
  ])('a field %s', (_label, subgraphs, expected) => {
    expect(complaintsOf(...subgraphs)).toEqual(expected);
  });
});
