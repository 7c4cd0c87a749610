import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  type FieldDefinitionNode,
  getNamedType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';
import { COUNTRIES } from '../../subgraphs/countries.ts';

const documents = COUNTRIES.map(({ name }): [string, DocumentNode] => [
  name,
  parse(readFileSync(`schema/${name}.graphql`, 'utf8')),
]);
const api = buildSchema(readFileSync('schema/api.graphql', 'utf8'));

const typesIn = (document: DocumentNode) =>
  document.definitions.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION);
const isEntity = ({ directives }: ObjectTypeDefinitionNode) => directives?.some(({ name }) => name.value === 'key');
const rootFields = () =>
  [api.getQueryType(), api.getMutationType()].flatMap((root) => Object.values(root?.getFields() ?? {}));

describe('nobody is found', () => {
  test('[A10] across borders: no type with a key is in two countries', () => {
    const owners = documents.flatMap(([country, document]) =>
      typesIn(document)
        .filter(isEntity)
        .map(({ name }) => [name.value, country]),
    );
    expect(owners.length).toBeGreaterThan(4);
    expect(new Set(owners.map(([type]) => type)).size).toBe(owners.length);
  });

  test('[A9] [A10] by a key other than an opaque id', () => {
    const keys = documents.flatMap(([, document]) =>
      typesIn(document).flatMap(({ directives = [] }) =>
        directives.filter(({ name }) => name.value === 'key').flatMap(({ arguments: given = [] }) => given),
      ),
    );
    const fields = keys.filter(({ name }) => name.value === 'fields').map(({ value }) => value);
    expect(new Set(fields.map((value) => value.kind === Kind.STRING && value.value))).toEqual(new Set(['id']));
    const typeOf = ({ fields: own = [] }: ObjectTypeDefinitionNode) =>
      own.find(({ name }: FieldDefinitionNode) => name.value === 'id')?.type;
    for (const [, document] of documents)
      for (const entity of typesIn(document).filter(isEntity))
        expect(typeOf(entity)).toMatchObject({ kind: Kind.NON_NULL_TYPE, type: { name: { value: 'ID' } } });
  });

  test('[A8] [A11] by birth date, place or order, and by name in the own unit alone; people come in no list that goes on but to the system of a library, and to its functional management where copies differ', () => {
    const asked = Object.values(api.getQueryType()?.getFields() ?? {}).flatMap(({ name: field, args }) =>
      args.map(({ name }) => `${field} ${name}`),
    );
    const byWhat = / .*(name|birth|city|place|street|postcode|email|sort|order|filter)/i;
    expect(asked.filter((name) => byWhat.test(name))).toEqual([
      'digitalSubscriptionTypes birthDate', // what may be sold to somebody born then: finds nobody
      'findLoginAccounts email', // exact, for the KB's staff, for a purpose, counted
      'findLoginAccounts username',
      'kbCopies username', // exact, for the KB, which has no names of its own
      'membershipRecords filter', // memberships without a person, by what is told of them (docs/adr/0032)
      'membershipRecords sort',
      'membershipStatistics filter', // counts of releases (docs/adr/0031)
      'searchCeliaCustomers name',
    ]);
    const lists = rootFields()
      .map(({ type }) => getNamedType(type))
      .filter(({ name }) => /Connection$/.test(name));
    const counted = lists.filter(isObjectType).map(({ name }) => name);
    expect(counted.filter((name) => /Member|Customer|Account|Person|Patron|Card|Drift/.test(name))).toEqual([
      'LibraryCardChangeConnection',
      'MembershipChangeConnection', // of memberships, to analysts: no person is in it
      'MembershipRecordConnection',
      'SynchronisationDriftConnection',
    ]);
    const changes = api.getType('LibraryCardChangeConnection');
    expect(isObjectType(changes) && Object.keys(changes.getFields())).toEqual(['edges', 'pageInfo']);
  });
});
