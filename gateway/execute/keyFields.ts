import { type GraphQLSchema, Kind, parse } from 'graphql';

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
  const directives = schema.getType(typename)?.astNode?.directives ?? [];
  const keys = directives
    .filter(({ name }) => name.value === 'join__type')
    .flatMap(({ arguments: given = [] }) => given.filter(({ name }) => name.value === 'key'))
    .flatMap(({ value }) => (value.kind === Kind.STRING ? fieldsOf(value.value) : []));
  return new Set(keys);
}

function fieldsOf(selection: string): string[] {
  const [operation] = parse(`{ ${selection} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
}
