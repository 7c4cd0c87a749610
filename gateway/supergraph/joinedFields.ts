import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  isConstValueNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';

/** A field of an object type or interface of a supergraph, with what the join spec says of it. */
export interface JoinedField {
  readonly coordinate: string;
  readonly parent: string;
  readonly name: string;
  /** The named type that it answers with. */
  readonly type: string;
  readonly isNonNull: boolean;
  /** Whether an object of its answer that is lost becomes a null in its own place: its field's, or its item's of a list. */
  readonly holdsNull: boolean;
  readonly takesArguments: boolean;
  /** The subgraphs that resolve it, as join__Graph spells them. */
  readonly graphs: readonly string[];
  /** The subgraphs that know its parent. */
  readonly parentGraphs: readonly string[];
  /** Selections of its parent's @key. */
  readonly keys: readonly string[];
  /** Selections of its own @requires. */
  readonly requires: readonly string[];
}

/** Every field of the supergraph. The members of unions and interfaces count as fields of no name: a path through them is a path. */
export function joinedFields({ definitions }: DocumentNode): JoinedField[] {
  return definitions.flatMap((definition) => {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        return [...(definition.fields ?? []).map((field) => joinedField(definition, field)), ...asMember(definition)];
      case Kind.UNION_TYPE_DEFINITION:
        return (definition.types ?? []).map((member) => pathBetween(definition.name.value, member.name.value));
      default:
        return [];
    }
  });
}

/** The arguments of each use of that directive of the join spec, as plain values. */
export function joinArguments(
  name: string,
  directives: readonly ConstDirectiveNode[] = [],
): Readonly<Record<string, unknown>>[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(
        given.flatMap(({ name, value }) =>
          isConstValueNode(value) ? [[name.value, valueFromASTUntyped(value)] as const] : [],
        ),
      ),
    );
}

function joinedField(
  parent: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  field: FieldDefinitionNode,
): JoinedField {
  const types = joinArguments('join__type', parent.directives);
  const parentGraphs = textsOf(types, 'graph');
  const joins = joinArguments('join__field', field.directives);
  const resolved = joins.filter(({ external, usedOverridden }) => external !== true && usedOverridden !== true);
  return {
    coordinate: `${parent.name.value}.${field.name.value}`,
    parent: parent.name.value,
    name: field.name.value,
    type: namedTypeOf(field.type),
    isNonNull: field.type.kind === Kind.NON_NULL_TYPE,
    holdsNull: mayItemsBeNull(field.type),
    takesArguments: (field.arguments ?? []).length > 0,
    graphs: joins.length === 0 ? parentGraphs : textsOf(resolved, 'graph'),
    parentGraphs,
    keys: textsOf(types, 'key'),
    requires: textsOf(joins, 'requires'),
  };
}

function asMember({ name, interfaces = [] }: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): JoinedField[] {
  return interfaces.map((parent) => pathBetween(parent.name.value, name.value));
}

function pathBetween(parent: string, type: string): JoinedField {
  const nothing = {
    isNonNull: false,
    holdsNull: true,
    takesArguments: false,
    graphs: [],
    parentGraphs: [],
    keys: [],
    requires: [],
  };
  return { coordinate: `${parent} is ${type}`, parent, name: '', type, ...nothing };
}

function textsOf(uses: readonly Readonly<Record<string, unknown>>[], name: string): string[] {
  const texts = uses.map((use) => use[name]).filter((text) => typeof text === 'string');
  return [...new Set(texts)];
}

function mayItemsBeNull(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return type.type.kind === Kind.LIST_TYPE && mayItemsBeNull(type.type);
  return type.kind === Kind.NAMED_TYPE || mayItemsBeNull(type.type);
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}
