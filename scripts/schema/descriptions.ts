import { type ASTNode, Kind, parse, visit } from 'graphql';
import type { SubgraphText } from './subgraphText.ts';

const DESCRIBED: readonly string[] = [
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
];
// Everybody knows the roots, and composition merges them.
const ROOTS: readonly string[] = ['Query', 'Mutation'];

/** A line for each type, field, argument, input field and enum value that says nothing of itself. */
export function undescribed({ name, typeDefs }: SubgraphText): string[] {
  const complaints: string[] = [];
  const path: string[] = [];
  visit(parse(typeDefs), {
    enter(node) {
      const own = nameOf(node);
      if (own === undefined) return;
      path.push(own);
      if (!ROOTS.includes(path.join('.')) && !('description' in node && node.description)) {
        complaints.push(`${name}: ${path.join('.')} has no description`);
      }
    },
    leave(node) {
      if (nameOf(node) !== undefined) path.pop();
    },
  });
  return complaints;
}

function nameOf(node: ASTNode): string | undefined {
  return DESCRIBED.includes(node.kind) && 'name' in node ? node.name?.value : undefined;
}
