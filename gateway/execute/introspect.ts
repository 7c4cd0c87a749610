import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

/** What __schema or __type says; by graphql-js, on the schema that clients know. */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  field: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  const { alias: _alias, ...plain } = field;
  const definitions = document.definitions.map((definition) =>
    definition === operation
      ? { ...operation, selectionSet: { ...operation.selectionSet, selections: [plain] } }
      : definition,
  );
  const own = {
    ...document,
    definitions: definitions.filter(
      (one) => one.kind !== Kind.OPERATION_DEFINITION || one.selectionSet.selections[0] === plain,
    ),
  };
  const { data, errors } = executeSync({
    schema,
    document: withoutUnused(own),
    rootValue: {},
    variableValues: { ...variables },
  });
  if (errors || !data) throw errors?.[0] ?? new Error('introspection gave nothing');
  return data[field.name.value];
}

// Variables of other fields would be coerced once more; those of this one are.
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}
