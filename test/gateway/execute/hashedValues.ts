import {
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** An object is no more than a number, from which all of it follows. A reference of another subgraph has it in its id. */
export interface Hashed {
  readonly __typename: string;
  readonly seed?: number;
  readonly id?: string;
}

const ID = 'object ';
const seedOf = ({ seed, id }: Hashed): number => seed ?? Number(id?.slice(ID.length));

/** Answers every field of any schema: by the object, the field and its arguments, so the same in whatever schema it stands. */
export const hashedField: GraphQLFieldResolver<Hashed | undefined, unknown> = (source, given, _context, info) => {
  const { parentType, fieldName, returnType, schema } = info;
  if (source && fieldName === 'id') return `${ID}${seedOf(source)}`;
  const seed = hash(source ? seedOf(source) : 7, `${parentType.name}.${fieldName}${inOrder(given)}`);
  if (seed % 211 === 0) throw new Error('broken');
  return valueFor(schema, returnType, seed, seed % 17 === 0);
};

function valueFor(schema: GraphQLSchema, type: GraphQLOutputType, seed: number, isNull: boolean): unknown {
  // Now and then there is nothing where something must be.
  if (isNonNullType(type)) return valueFor(schema, type.ofType, seed, seed % 401 === 0);
  if (isNull) return null;
  if (isListType(type)) {
    return Array.from({ length: seed % 4 }, (_, index) => {
      const item = hash(seed, String(index));
      return valueFor(schema, type.ofType, item, item % 13 === 0);
    });
  }
  if (isObjectType(type)) return { __typename: type.name, seed };
  if (isAbstractType(type)) {
    const names = schema.getPossibleTypes(type).map(({ name }) => name);
    return { __typename: names.sort()[seed % names.length], seed };
  }
  if (isEnumType(type))
    return type
      .getValues()
      .map(({ name }) => name)
      .sort()[seed % type.getValues().length];
  const scalars: Readonly<Record<string, unknown>> = { Int: seed % 1_000, Float: seed / 8, Boolean: seed % 2 === 0 };
  return scalars[type.name] ?? `${type.name} ${seed}`;
}

/** JSON, whatever the order in which the keys were given. */
function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${inOrder(inner)}`).join()}}`;
}

/** FNV-1a. */
function hash(seed: number, text: string): number {
  let value = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
