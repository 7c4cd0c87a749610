import {
  GraphQLError,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
  isScalarType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

const INPUT_ONLY = /\binput only\b/i; // as subgraphs/shared/graphql/sensitiveInput.ts describes its scalars

/**
 * Refuses an operation in which more than one root field takes a personal number or a password: with aliases, one
 * request would try hundreds. Counted after fragments are put in place, skipped or not. That such scalars stand
 * nowhere but in arguments of root fields, and in no list, is checked in the schema (scripts/schema/secrets.ts).
 */
export const oncePerOperation: ValidationRule = (context) => {
  const schema = context.getSchema();
  const fragments = new Map<string, number>();
  const count = ({ selections }: SelectionSetNode, root: GraphQLObjectType): number =>
    selections.reduce((sum, selection) => sum + countIn(selection, root), 0);
  const countIn = (selection: SelectionNode, root: GraphQLObjectType): number => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return count(selection.selectionSet, root);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return countFragment(selection.name.value, root);
    const args = root.getFields()[selection.name.value]?.args ?? [];
    return args.some(({ type }) => takesSecret(type, new Set())) ? 1 : 0;
  };
  const countFragment = (name: string, root: GraphQLObjectType): number => {
    const fragment = context.getFragment(name);
    const known = fragments.get(name);
    if (known !== undefined || !fragment) return known ?? 0;
    fragments.set(name, 0); // a fragment that contains itself is refused by another rule
    const inside = count(fragment.selectionSet, root);
    fragments.set(name, inside);
    return inside;
  };
  return {
    OperationDefinition(node) {
      fragments.clear();
      const root = schema.getRootType(node.operation);
      if (!root || count(node.selectionSet, root) < 2) return;
      const message = 'One field of an operation may take a personal number or a password, and only once.';
      context.reportError(new GraphQLError(message, { nodes: [node] }));
    },
  };
};

function takesSecret(type: GraphQLInputType, seen: Set<string>): boolean {
  const named = getNamedType(type);
  if (isScalarType(named)) return INPUT_ONLY.test(named.description ?? '');
  if (!isInputObjectType(named) || seen.has(named.name)) return false;
  seen.add(named.name);
  return Object.values(named.getFields()).some((field) => takesSecret(field.type, seen));
}
