import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
} from 'graphql';

export const COUNTRIES = ['netherlands', 'norway', 'finland'];
const ROWS_IN_A_LIST = 3;

export function countryDocument(name: string) {
  return parse(readFileSync(`schema/${name}.graphql`, 'utf8'));
}

/** The countries' schemas, answering with made values: the same for the same field. */
export function nationalSchemas(): Record<string, GraphQLSchema> {
  return Object.fromEntries(
    COUNTRIES.map((name) => [name, buildSubgraphSchema([{ typeDefs: countryDocument(name) }])]),
  );
}

interface Made {
  readonly made: string;
}

export const madeValue: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
  const given = defaultFieldResolver(source, args, context, info);
  if (given !== undefined) return given;
  const { first } = args as { first?: number };
  const inside = `${isMade(source) ? source.made : info.parentType.name}.${info.fieldName}`;
  if (first === undefined) return madeOf(info.returnType, inside, ROWS_IN_A_LIST);
  return { made: inside, edges: Array.from({ length: first }, (_, at) => ({ made: `${inside}.${at}` })) };
};

export const firstType: GraphQLTypeResolver<unknown, unknown> = (_value, _context, { schema }, type) =>
  schema.getPossibleTypes(type).find(({ name }) => !name.endsWith('Refusal'))?.name;

function isMade(value: unknown): value is Made {
  return typeof value === 'object' && value !== null && 'made' in value;
}

function madeOf(type: GraphQLOutputType, made: string, rows: number): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return Array.from({ length: rows }, (_, at) => madeOf(inner.ofType, `${made}.${at}`, rows));
  const named = getNamedType(isNonNullType(inner) ? inner.ofType : inner);
  if (isEnumType(named)) return named.getValues()[made.length % named.getValues().length]?.value;
  return isLeafType(named) ? leafOf(named.name, made) : { made };
}

function leafOf(type: string, made: string): unknown {
  if (type === 'Int' || type === 'Float') return made.length;
  if (type === 'Boolean') return made.length % 2 === 0;
  if (type === 'Date') return '2026-11-22';
  return type === 'DateTime' ? '2026-11-22T12:00:00.000Z' : made.slice(-40);
}
