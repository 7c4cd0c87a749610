import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  buildASTSchema,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql';

/** Names under which somebody could say why a person reads with difficulty. */
const TELLING = /ground|disab|impair|diagnos|attest|eligib|dyslex|support|health|medical|vamma|(?<!requ)este/i;

/** To Celia's own staff, for a purpose; test/finland/schema.test.ts holds that nothing else reaches it. */
const FOR_CELIA = ['CeliaReadingDisability.category', 'Query.celiaReadingDisability'];

/** A line for each output field from which a client could learn the ground: by its name, its type or the values of it. */
function tellingFields(schema: GraphQLSchema): string[] {
  const grounds = new Set(
    Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((input) => Object.values(input.getFields()))
      .filter(({ name }) => TELLING.test(name))
      .map(({ type }) => getNamedType(type).name)
      .filter((name) => isEnumType(schema.getType(name))),
  );
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ type, field }) => {
      const of = getNamedType(field.type);
      const values = isEnumType(of) && !/RefusalCode|ErrorCode/.test(of.name) ? of.getValues() : [];
      const tells = TELLING.test(field.name) || grounds.has(of.name) || values.some(({ name }) => TELLING.test(name));
      return tells && !(type.name === 'FinlandRefusal');
    })
    .map(({ type, field }) => `${type.name}.${field.name}`);
}

describe.each([['schema/supergraph.graphql'], ['schema/api.graphql'], ['schema/finland.graphql']])(
  '[A44] %s',
  (path) => {
    const text = readFileSync(path, 'utf8');
    const schemaOf = (more: string) => buildASTSchema(parse(`${text}\n${more}`), { assumeValidSDL: true });

    test('has no output field that tells why somebody reads with difficulty, but the one of Celia’s own staff', () => {
      expect(tellingFields(schemaOf('')).sort()).toEqual(FOR_CELIA);
    });

    test('takes the ground as an input, so that the test looks for something', () => {
      const input = schemaOf('').getType('RegisterCeliaCustomerInput');
      expect(isInputObjectType(input) && Object.keys(input.getFields())).toEqual(
        expect.arrayContaining(['ground', 'attestation']),
      );
    });

    test.each([
      ['by its name', 'extend type CeliaCustomer { readingDisability: String }', 'CeliaCustomer.readingDisability'],
      ['by its type', 'extend type CeliaMembership { reason: CeliaGround }', 'CeliaMembership.reason'],
      ['on a viewer', 'extend type Viewer { supportAtSchool: Boolean }', 'Viewer.supportAtSchool'],
    ])('would be caught with a field that tells it %s', (_how, more, field) => {
      expect(tellingFields(schemaOf(more)).sort()).toEqual([...FOR_CELIA, field].sort());
    });
  },
);
