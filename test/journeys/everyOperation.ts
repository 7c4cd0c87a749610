import {
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  type OperationTypeNode,
  parse,
} from 'graphql';

/** What stands for a value of each scalar; for a text where none is named, the first. */
export type Examples = Readonly<Record<string, unknown>>;

/** An operation for each root field, with every argument filled in and everything asked for. */
export function everyOperation(schema: GraphQLSchema, examples: Examples): { query: string; variables: object }[] {
  return rootsOf(schema).flatMap(([kind, root]) =>
    Object.values(root.getFields()).map(({ name, args, type }) => {
      const definitions = args.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
      const given = args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
      const [head, call] = args.length > 0 ? [`(${definitions})`, `(${given})`] : ['', ''];
      return {
        query: `${kind} ${head} { ${name}${call} ${selection(schema, type, 4)} }`,
        variables: Object.fromEntries(args.map((argument) => [argument.name, example(argument.type, examples)])),
      };
    }),
  );
}

/** "Query.viewer" and so on, of the schema. */
export function rootFields(schema: GraphQLSchema): string[] {
  return rootsOf(schema).flatMap(([, root]) => Object.keys(root.getFields()).map((name) => `${root.name}.${name}`));
}

/** The root fields that an operation asks for, outside fragments; none where it cannot be read. */
export function rootFieldsIn(query: string): string[] {
  try {
    return parse(query).definitions.flatMap((definition) =>
      definition.kind === 'OperationDefinition'
        ? definition.selectionSet.selections.flatMap((field) =>
            field.kind === 'Field'
              ? [`${definition.operation === 'query' ? 'Query' : 'Mutation'}.${field.name.value}`]
              : [],
          )
        : [],
    );
  } catch {
    return [];
  }
}

function rootsOf(schema: GraphQLSchema): [string, GraphQLObjectType][] {
  return (['query', 'mutation'] as OperationTypeNode[]).flatMap((kind) => {
    const root = schema.getRootType(kind);
    return root ? [[kind, root] as [string, GraphQLObjectType]] : [];
  });
}

function example(type: GraphQLInputType, examples: Examples): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [example(plain.ofType, examples)];
  if (isEnumType(plain)) return plain.getValues()[0]?.name;
  if (!isInputObjectType(plain)) return examples[String(plain)] ?? Object.values(examples)[0];
  return Object.fromEntries(
    Object.values(plain.getFields()).map((field) => [field.name, example(field.type, examples)]),
  );
}

function selection(schema: GraphQLSchema, type: GraphQLOutputType, levels: number): string {
  const named = getNamedType(type);
  if (isAbstractType(named)) {
    const parts = schema.getPossibleTypes(named).map((one) => `... on ${one.name} ${selection(schema, one, levels)}`);
    return `{ __typename ${parts.filter((part) => !part.includes('Refusal {')).join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter(({ args }) => args.length === 0);
  const inner = fields.flatMap((field) => {
    const isObject = isObjectType(getNamedType(field.type)) || isAbstractType(getNamedType(field.type));
    if (!isObject) return [field.name];
    return levels > 1 ? [`${field.name} ${selection(schema, field.type, levels - 1)}`] : [];
  });
  return `{ __typename ${inner.join(' ')} }`;
}
