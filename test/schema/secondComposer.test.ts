import { describe, expect, test } from '@jest/globals';
import { compose } from '../../scripts/schema/compose.ts';
import { disagreements } from '../../scripts/schema/secondComposer.ts';
import type { SubgraphText } from '../../scripts/schema/subgraphText.ts';
import { harbour, registry } from './support/boats.ts';

describe('a second composer', () => {
  const pair = [harbour(), registry()];

  test.each<[string, SubgraphText[], SubgraphText[], unknown]>([
    ['agrees', pair, pair, []],
    [
      'sees another schema',
      pair,
      [harbour('', ['length: Int!', 'length: Int']), registry()],
      ['only our composer says type Boat: length: Int', 'only the second composer says type Boat: length: Int!'],
    ],
    [
      'sees another subgraph resolve a field',
      pair,
      [
        harbour('', ['length: Int!', 'length: Int! "Its first name." firstName: String']),
        registry('', ['firstName', 'lastName']),
      ],
      expect.arrayContaining([
        'only our composer joins Boat.firstName to HARBOUR, by id, requiring ',
        'only the second composer joins Boat.firstName to REGISTRY, by id, requiring ',
      ]),
    ],
    [
      'finds another key',
      pair,
      [
        harbour('', [
          '"A boat."\n    type Boat @key(fields: "id")',
          '"A boat."\n    type Boat @key(fields: "id") @key(fields: "length")',
        ]),
        registry(),
      ],
      expect.arrayContaining(['only our composer joins Boat.id to HARBOUR,REGISTRY, by id,length, requiring ']),
    ],
    [
      'refuses',
      [harbour('', ['length: Int!', 'length: Long!'])],
      pair,
      [expect.stringContaining('the second composer refuses')],
    ],
  ])('%s', (_label, subgraphs, composedOf, expected) => {
    expect(disagreements(subgraphs, compose(composedOf))).toEqual(expected);
  });
});
