import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { permissionRows } from '../../scripts/schema/permissionRows.ts';
import { subgraphText } from '../../scripts/schema/subgraphText.ts';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';
import { harbour } from './support/boats.ts';

const ROWS = { boat: {}, harbours: {}, moor: {}, Boat: {} };
const FILE = 'subgraphs/harbour/domain/permissions.ts';

describe('the table of permissions against the schema', () => {
  test('a row for each root field and each entity is no complaint', () => {
    expect(permissionRows(harbour(), ROWS)).toEqual([]);
  });

  test.each(['boat', 'harbours', 'moor', 'Boat'])('complains of %s without a row', (name) => {
    const { [name as keyof typeof ROWS]: _missing, ...rest } = ROWS;
    expect(permissionRows(harbour(), rest)).toEqual([`${FILE} has no row for ${name}: nobody may ask for it`]);
  });

  test('complains of a row for what the schema does not have', () => {
    expect(permissionRows(harbour(), { ...ROWS, sink: {} })).toEqual([
      `${FILE} has a row for sink, which is not in the schema`,
    ]);
  });

  test('sees a root field in an extension of the root, and in a subscription', () => {
    const more = 'extend type Query { "A berth." berth: Int } type Subscription { "The tide." tide: Int }';
    expect(permissionRows(harbour(more), ROWS)).toEqual([
      `${FILE} has no row for berth: nobody may ask for it`,
      `${FILE} has no row for tide: nobody may ask for it`,
    ]);
  });

  test('asks for no row of an entity that is only referred to', () => {
    const more = (key: string) => harbour(`type Quay @key(fields: "id"${key}) { "Its id." id: ID }`);
    expect(permissionRows(more(', resolvable: false'), ROWS)).toEqual([]);
    expect(permissionRows(more(''), ROWS)).toEqual([`${FILE} has no row for Quay: nobody may ask for it`]);
    expect(permissionRows(more(', resolvable: true'), ROWS)).toHaveLength(1);
  });

  test.each(SUBGRAPHS.map((country) => [country.name, country] as const))(
    '%s has nothing to complain of',
    async (_, country) => {
      expect(permissionRows(await subgraphText(country), country.permissions)).toEqual([]);
    },
  );
});
