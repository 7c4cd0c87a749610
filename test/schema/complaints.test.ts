import { describe, expect, test } from '@jest/globals';
import { complaints } from '../../scripts/schema/complaints.ts';
import { CompositionError, compose } from '../../scripts/schema/compose.ts';
import type { SubgraphText } from '../../scripts/schema/subgraphText.ts';
import { harbour, registry } from './support/boats.ts';

const NOTHING_RELEASED = { released: undefined, changelog: '# Changelog\n\n## Unreleased\n' };

function complaintsOf(...subgraphs: SubgraphText[]): string[] {
  return complaints(subgraphs, compose(subgraphs), NOTHING_RELEASED);
}

test('a sound schema has no complaints', () => {
  expect(complaintsOf(harbour(), registry())).toEqual([]);
});

describe('composition', () => {
  test('refuses subgraphs that do not make one schema, with each reason', () => {
    const rival = registry('', ['firstName: String', 'length: Int!']);
    expect(() => compose([harbour(), rival])).toThrow(CompositionError);
    expect(() => compose([harbour(), rival])).toThrow('Boat.length');
  });

  test('passes on the hints that mean trouble', () => {
    const rival = registry('', ['"A boat."', '"A ship."']);
    expect(complaintsOf(harbour(), rival)).toEqual([expect.stringMatching(/^INCONSISTENT_DESCRIPTION: .*Boat/)]);
  });

  test('names placeholders for addresses, and shows clients nothing of federation', () => {
    const { supergraph, api } = compose([harbour(), registry()]);
    expect(supergraph).toContain('url: "http://registry.subgraph.invalid/graphql"');
    expect(api).not.toMatch(/join__|@key|_entities/);
  });
});

describe('what nothing may say', () => {
  const INPUT_FIELD = 'berth: Int = 1';
  const NUMBER = '"The number of a person. Input only, and only as a variable." scalar PersonalNumber';

  test.each<[string, SubgraphText, string]>([
    [
      '[B18] an input field that changes the registered address',
      harbour('', [INPUT_FIELD, `${INPUT_FIELD} "Home." registeredAddress: String`]),
      'MooringInput: registeredAddress would let a client change the registered address',
    ],
    [
      '[B18] an argument that changes the registered address',
      harbour('', ['"Its id." id: ID!', '"Its id." id: ID!, "Home." newRegisteredAddress: String']),
      'Query: newRegisteredAddress would let a client change the registered address',
    ],
    [
      'an answer of an input-only scalar',
      harbour(NUMBER, ['length: Int!', 'owner: [PersonalNumber!]']),
      'Boat.owner would print PersonalNumber, which is input only',
    ],
    [
      'a list at the root without a bound',
      harbour('', ['"At most five harbours."', '"All harbours."']),
      'Query.harbours is a list: make it a connection, or say "at most ..." in its description',
    ],
  ])('%s', (_label, subgraph, complaint) => {
    expect(complaintsOf(subgraph)).toEqual([complaint]);
  });

  test.each<[string, SubgraphText, string]>([
    [
      '[A3] a personal number as plain text',
      harbour('', [INPUT_FIELD, `${INPUT_FIELD} "Owner." ownerIdentityNumber: String`]),
      'MooringInput.ownerIdentityNumber is named like a secret: its type must be a scalar that is input only',
    ],
    [
      '[A3] a list of personal numbers',
      harbour(NUMBER, [INPUT_FIELD, `${INPUT_FIELD} "Owners." owners: [PersonalNumber!]`]),
      'MooringInput.owners would take a list of secrets in one request',
    ],
    [
      '[A3] a list of inputs with a personal number each',
      harbour(`${NUMBER} "Owner." input Owner { "His number." number: PersonalNumber }`, [
        INPUT_FIELD,
        `${INPUT_FIELD} "Owners." owners: [Owner!]`,
      ]),
      'MooringInput.owners would take a list of secrets in one request',
    ],
    [
      '[A3] a personal number in an argument that is not at the root',
      harbour(NUMBER, ['length: Int!', 'length("Owner." owner: PersonalNumber): Int!']),
      'Boat.length(owner:) takes a secret, which only a root field may',
    ],
  ])('%s', (_label, subgraph, complaint) => {
    expect(complaintsOf(subgraph)).toEqual([complaint]);
  });

  test.each<[string, [string, string]]>([
    ['Query.harbours', ['harbours: [String!]', 'harbours: [String!]!']],
    ['Mutation.moor', ['): MoorResult', '): MoorResult!']],
  ])('%s that cannot be null would take other countries along', (coordinate, replacement) => {
    expect(complaintsOf(harbour('', replacement))).toEqual([
      `${coordinate} must be nullable: a country that is down would take the others along`,
    ]);
  });

  test('an input-only scalar as an input is what it is for', () => {
    expect(complaintsOf(harbour(NUMBER, [INPUT_FIELD, `${INPUT_FIELD} "Owner." owner: PersonalNumber`]))).toEqual([]);
  });
});

test.each<[string, [string, string]]>([
  ['Boat', ['"A boat."', '']],
  ['Boat.length', ['"In metres."', '']],
  ['Query.boat.id', ['"Its id." id: ID!', 'id: ID!']],
  ['RefusalCode', ['"Every no of the harbour."', '']],
  ['RefusalCode.BERTH_TAKEN', ['"Taken."', '']],
  ['MoorResult', ['"The boat, or why not."', '']],
  ['MooringInput', ['"Where a boat is to lie."', '']],
  ['MooringInput.berth', ['"The berth."', '']],
])('%s must have a description', (coordinate, replacement) => {
  expect(complaintsOf(harbour('', replacement))).toEqual([`harbour: ${coordinate} has no description`]);
});
