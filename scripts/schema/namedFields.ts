import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
} from 'graphql';
import type { SubgraphText } from './subgraphText.ts';

/** A field of an object type or interface in one subgraph, with what federation is told of it. */
export interface NamedField {
  coordinate: string;
  parent: string;
  name: string;
  /** The named type that it answers with. */
  type: string;
  takesArguments: boolean;
  isShareable: boolean;
  /** Selections of the parent's @key. */
  keys: string[];
  /** Selections of its own @requires. */
  requires: string[];
}

/** The members of a union count as fields of it: a path through a union is a path. */
export function fieldsIn({ typeDefs }: SubgraphText): NamedField[] {
  return parse(typeDefs).definitions.flatMap((definition) => {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        return [
          ...(definition.fields ?? []).map((field) => namedField(definition, field)),
          ...implementations(definition),
        ];
      case Kind.UNION_TYPE_DEFINITION:
        return (definition.types ?? []).map((member) => pathBetween(definition.name.value, member.name.value));
      default:
        return [];
    }
  });
}

function namedField(
  parent: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  field: FieldDefinitionNode,
): NamedField {
  const shareable = [...(parent.directives ?? []), ...(field.directives ?? [])];
  return {
    coordinate: `${parent.name.value}.${field.name.value}`,
    parent: parent.name.value,
    name: field.name.value,
    type: namedTypeOf(field.type),
    takesArguments: (field.arguments ?? []).length > 0,
    isShareable: shareable.some(({ name }) => name.value === 'shareable'),
    keys: selectionsOf('key', parent.directives),
    requires: selectionsOf('requires', field.directives),
  };
}

function implementations({
  name,
  interfaces = [],
}: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): NamedField[] {
  return interfaces.map((parent) => pathBetween(parent.name.value, name.value));
}

function pathBetween(parent: string, type: string): NamedField {
  const coordinate = `${parent} is ${type}`;
  return { coordinate, parent, name: '', type, takesArguments: false, isShareable: false, keys: [], requires: [] };
}

function selectionsOf(directive: string, directives: readonly ConstDirectiveNode[] = []): string[] {
  return directives
    .filter(({ name }) => name.value === directive)
    .flatMap(({ arguments: given }) => given ?? [])
    .flatMap(({ name, value }) => (name.value === 'fields' && value.kind === Kind.STRING ? [value.value] : []));
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}
