import { type GraphQLOutputType, type GraphQLSchema, isInterfaceType, isObjectType, Kind, parse } from 'graphql';

const known = new WeakMap<GraphQLSchema, Map<string, ReadonlySet<string>>>();

/** The fields that stand in a key of the type, in whatever subgraph; from the supergraph's @join__type. */
export function keyFields(schema: GraphQLSchema, typename: string): ReadonlySet<string> {
  const ofSchema = known.get(schema) ?? new Map<string, ReadonlySet<string>>();
  known.set(schema, ofSchema);
  const fields = ofSchema.get(typename) ?? readKeys(schema, typename);
  ofSchema.set(typename, fields);
  return fields;
}

function readKeys(schema: GraphQLSchema, typename: string): ReadonlySet<string> {
  return new Set(keysOf(schema, typename).flat());
}

/** The keys of the type, each as the names of its fields. */
export function keysOf(schema: GraphQLSchema, typename: string): string[][] {
  const directives = schema.getType(typename)?.astNode?.directives ?? [];
  return directives
    .filter(({ name }) => name.value === 'join__type')
    .flatMap(({ arguments: given = [] }) => given.filter(({ name }) => name.value === 'key'))
    .flatMap(({ value }) => (value.kind === Kind.STRING ? [fieldsOf(value.value)] : []));
}

function fieldsOf(selection: string): string[] {
  const [operation] = parse(`{ ${selection} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
}

/** Undefined where there is no such type, or no such field of it. */
export function fieldType(
  schema: GraphQLSchema,
  typename: string | undefined,
  name: string,
): GraphQLOutputType | undefined {
  const type = schema.getType(typename ?? '');
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.type : undefined;
}
