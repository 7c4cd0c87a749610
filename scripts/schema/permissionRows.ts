import { type ConstDirectiveNode, Kind, parse } from 'graphql';
import type { SubgraphText } from './subgraphText.ts';

const ROOTS = ['Query', 'Mutation', 'Subscription'];

/**
 * A line for each root field and each entity of the subgraph that has no row in its country's table of permissions, and
 * for each row that stands for neither.
 */
export function permissionRows({ name, typeDefs }: SubgraphText, permissions: object): string[] {
  const file = `subgraphs/${name}/domain/permissions.ts`;
  const asked = askedFor(typeDefs);
  const rows = Object.keys(permissions);
  return [
    ...asked.filter((one) => !rows.includes(one)).map((one) => `${file} has no row for ${one}: nobody may ask for it`),
    ...rows
      .filter((row) => !asked.includes(row))
      .map((row) => `${file} has a row for ${row}, which is not in the schema`),
  ];
}

/** The names of all root fields, and of all types that the gateway may name by a key. */
function askedFor(typeDefs: string): string[] {
  return parse(typeDefs).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
    const { name, fields = [], directives = [] } = definition;
    if (ROOTS.includes(name.value)) return fields.map((field) => field.name.value);
    return directives.some(isResolvableKey) ? [name.value] : [];
  });
}

// A subgraph that only refers to another's entity is never asked for it.
function isResolvableKey({ name, arguments: given = [] }: ConstDirectiveNode): boolean {
  const resolvable = given.find((argument) => argument.name.value === 'resolvable')?.value;
  return name.value === 'key' && !(resolvable?.kind === Kind.BOOLEAN && !resolvable.value);
}
