import { describe, expect, test } from '@jest/globals';
import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  type GraphQLNamedType,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isUnionType,
} from 'graphql';
import { permissionRows } from '../../scripts/schema/permissionRows.ts';
import { PERMISSIONS } from '../../subgraphs/finland/domain/permissions.ts';
import { finlandSchema } from '../../subgraphs/finland/schema.ts';

const { schema, typeDefs } = await finlandSchema();

describe('the schema of Finland', () => {
  test('[F7] has no root field and no entity that the table of permissions does not name', () => {
    expect(permissionRows({ name: 'finland', typeDefs }, PERMISSIONS)).toEqual([]);
  });

  test('[F1] [F2] answers nobody why somebody is a customer, and prints no personal identity code', () => {
    const answered = objectTypes(schema).flatMap((type) => Object.values(type.getFields()));
    const names = answered.map(({ type }) => getNamedType(type).name);
    expect(names).not.toContain('CeliaGround');
    expect(names).not.toContain('PersonalIdentityCode');
    const telling = answered.map(({ name }) => name).filter((name) => /ground|disab|birth|sex|^age$/i.test(name));
    expect(telling.sort()).toEqual(['celiaReadingDisability', 'dateOfBirth']); // to Celia's own staff, below
  });

  test('[F21] [A44] answers what concerns health, and a date of birth, by one root field each, open to Celia’s own staff alone', () => {
    const reachedBy = (name: string) =>
      [schema.getQueryType(), schema.getMutationType()]
        .flatMap((root) => Object.values(root?.getFields() ?? {}))
        .filter(({ type }) => reachable(schema, getNamedType(type)).has(name))
        .map((field) => field.name);
    expect(reachedBy('CeliaReadingDisabilityCategory')).toEqual(['celiaReadingDisability']);
    expect(reachedBy('CeliaCaseForm')).toEqual(['celiaCase']);
    expect(reachedBy('CeliaGround')).toEqual([]);
    expect(PERMISSIONS.celiaReadingDisability).toEqual({ CELIA: ['ANY_UNIT'] });
    expect(PERMISSIONS.celiaCase).toEqual({ CELIA: ['ANY_UNIT'] });
    const { args } = schema.getQueryType()?.getFields()['celiaReadingDisability'] ?? { args: [] };
    expect(args.map(({ name, type }) => [name, String(type)])).toContainEqual(['purpose', 'CeliaLookupPurpose!']);
  });

  test('[F16] sending credentials takes no address', () => {
    const { args } = schema.getMutationType()?.getFields()['sendCeliaCredentials'] ?? { args: [] };
    expect(args.map(({ name }) => name).sort()).toEqual(['customerId', 'systems']);
  });

  test('[F14] [F20] an edit reaches neither the e-mail address nor the format', () => {
    const changes = schema.getType('CeliaCustomerChanges') as GraphQLInputObjectType;
    const fields = Object.keys(changes.getFields());
    expect(fields).toEqual([
      'firstName',
      'lastName',
      'address',
      'telephone',
      'language',
      'temporary',
      'extraInformation',
    ]);
  });

  test('[F11] says that nobody watches the extra information', () => {
    const input = schema.getType('RegisterCeliaCustomerInput') as GraphQLInputObjectType;
    expect(input.getFields()['extraInformation']?.description).toContain('Nobody watches');
  });

  test('describes everything: types, fields, arguments and enum values', () => {
    const undescribed = Object.values(schema.getTypeMap())
      .filter(({ name }) => !/^_|__|^(Query|Mutation|ID|Int|String|Boolean|Float)$/.test(name))
      .flatMap((type) => [type.description ? [] : [type.name], partsOf(type)].flat());
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => (type ? partsOf(type) : []));
    expect([...undescribed, ...roots].filter((name) => !/\._/.test(name))).toEqual([]);
  });

  test('is printed with its keys', () => {
    expect(typeDefs).toMatch(/type CeliaCustomer\s+@key\(fields: "id"\)/);
    expect(typeDefs).toMatch(/type CeliaMembership implements Membership\s+@key\(fields: "id"\)/);
  });
});

function objectTypes(from: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(from.getTypeMap()).filter(
    (type) => type instanceof GraphQLObjectType && !type.name.startsWith('__'),
  ) as GraphQLObjectType[];
}

/** The names of all types that an answer of the type can hold. */
function reachable(from: GraphQLSchema, type: GraphQLNamedType, seen = new Set<string>()): Set<string> {
  if (seen.has(type.name)) return seen;
  seen.add(type.name);
  if (isUnionType(type) || isInterfaceType(type)) {
    for (const one of from.getPossibleTypes(type)) reachable(from, one, seen);
  }
  if (type instanceof GraphQLObjectType) {
    for (const field of Object.values(type.getFields())) reachable(from, getNamedType(field.type), seen);
  }
  return seen;
}

function partsOf(type: GraphQLNamedType): string[] {
  const without = (name: string, { description }: { description?: string | null | undefined }) =>
    description ? [] : [`${type.name}.${name}`];
  if (type instanceof GraphQLEnumType) return type.getValues().flatMap((value) => without(value.name, value));
  if (type instanceof GraphQLInputObjectType) {
    return Object.values(type.getFields()).flatMap((field) => without(field.name, field));
  }
  if (!(type instanceof GraphQLObjectType)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    ...without(field.name, field),
    ...field.args.flatMap((arg) => without(`${field.name}(${arg.name})`, arg)),
  ]);
}
