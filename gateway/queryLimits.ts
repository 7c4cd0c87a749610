import {
  type ASTNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** What one operation may ask for. Counted after fragments are put in place. */
export const LIMITS = { depth: 15, aliases: 15, rootFields: 10 };

interface Weight {
  depth: number;
  aliases: number;
}

/** Refuses operations that are deeper, wider or more aliased than any journey needs; introspection has its own shape and passes. */
export const queryLimits: ValidationRule = (context) => {
  const fragments = new Map<string, Weight>();
  const weigh = (selections: SelectionSetNode, open: ReadonlySet<string>): Weight =>
    selections.selections.reduce<Weight>(
      (sum, selection) => {
        const weight = weightOf(selection, open);
        return { depth: Math.max(sum.depth, weight.depth), aliases: sum.aliases + weight.aliases };
      },
      { depth: 0, aliases: 0 },
    );
  const weightOf = (selection: SelectionSetNode['selections'][number], open: ReadonlySet<string>): Weight => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return weighFragment(selection.name.value, open);
    if (selection.kind === Kind.INLINE_FRAGMENT) return weigh(selection.selectionSet, open);
    if (selection.name.value === '__schema' || selection.name.value === '__type') return { depth: 0, aliases: 0 };
    const inner = selection.selectionSet ? weigh(selection.selectionSet, open) : { depth: 0, aliases: 0 };
    return { depth: inner.depth + 1, aliases: inner.aliases + (selection.alias ? 1 : 0) };
  };
  const weighFragment = (name: string, open: ReadonlySet<string>): Weight => {
    const known = fragments.get(name);
    const fragment = context.getFragment(name);
    if (known || !fragment || open.has(name)) return known ?? { depth: 0, aliases: 0 };
    const weight = weigh(fragment.selectionSet, new Set([...open, name]));
    fragments.set(name, weight);
    return weight;
  };
  const refuse = (what: string, limit: number, node: ASTNode) =>
    context.reportError(new GraphQLError(`The operation has more ${what} than ${limit}.`, { nodes: [node] }));

  return {
    OperationDefinition(node) {
      const weight = weigh(node.selectionSet, new Set());
      const rootFields = countRootFields(node.selectionSet, (name) => context.getFragment(name), new Set());
      if (weight.depth > LIMITS.depth) refuse('levels', LIMITS.depth, node);
      if (weight.aliases > LIMITS.aliases) refuse('aliases', LIMITS.aliases, node);
      if (rootFields > LIMITS.rootFields) refuse('root fields', LIMITS.rootFields, node);
    },
  };
};

function countRootFields(
  { selections }: SelectionSetNode,
  fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined,
  open: ReadonlySet<string>,
): number {
  return selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + 1;
    if (selection.kind === Kind.INLINE_FRAGMENT) return sum + countRootFields(selection.selectionSet, fragmentOf, open);
    const name = selection.name.value;
    const fragment = open.has(name) ? undefined : fragmentOf(name);
    return sum + (fragment ? countRootFields(fragment.selectionSet, fragmentOf, new Set([...open, name])) : 0);
  }, 0);
}
