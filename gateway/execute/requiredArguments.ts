import {
  type FieldDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionNode,
} from 'graphql';

/** The supergraph asks for something that cannot be answered rightly. */
class UnplannableSupergraph extends Error {
  override readonly name: string = 'UnplannableSupergraph';
}

/**
 * The planner asks for a required field under its plain name, once for an object: where two fields require it with
 * different arguments, both would get the same value. Throws `UnplannableSupergraph` for such a supergraph.
 */
export function refuseConflictingArguments(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type)) refuseConflictsOf(type);
  }
}

interface Required {
  readonly by: string;
  readonly text: string;
}

function refuseConflictsOf(type: GraphQLObjectType | GraphQLInterfaceType): void {
  const known = new Map<string, Required>();
  for (const owner of [type, ...type.getInterfaces()]) {
    for (const field of owner.astNode?.fields ?? []) {
      const by = `${owner.name}.${field.name.value}`;
      for (const selections of requirementsOf(field)) note(selections, type.name, by, known);
    }
  }
}

function requirementsOf({ directives = [] }: FieldDefinitionNode): (readonly SelectionNode[])[] {
  return directives
    .filter(({ name }) => name.value === 'join__field')
    .flatMap(({ arguments: given = [] }) => given.filter(({ name }) => name.value === 'requires'))
    .flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : []))
    .map((text) => {
      const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
      return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
    });
}

function note(selections: readonly SelectionNode[], path: string, by: string, known: Map<string, Required>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) note(selection.selectionSet.selections, path, by, known);
    if (selection.kind !== Kind.FIELD) continue;
    const place = `${path}.${selection.name.value}`;
    const text = print({ ...selection, selectionSet: undefined });
    const other = known.get(place);
    if (other && other.text !== text)
      throw new UnplannableSupergraph(
        `${other.by} requires ${other.text} of ${path}, and ${by} requires ${text}: an object has one value of a required field`,
      );
    known.set(place, { by, text });
    note(selection.selectionSet?.selections ?? [], place, by, known);
  }
}
