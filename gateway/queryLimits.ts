import { type ASTNode, GraphQLError, Kind, type SelectionSetNode, type ValidationRule } from 'graphql';

/** What one operation may ask for. Counted after fragments are put in place; directives as they are written. */
export const LIMITS = { depth: 15, aliases: 15, rootFields: 10, directives: 20 };

interface Weight {
  depth: number;
  aliases: number;
  /** Fields that stand directly in the selection. */
  fields: number;
}

const NOTHING: Weight = { depth: 0, aliases: 0, fields: 0 };

/** Refuses operations that are deeper, wider or more aliased than any journey needs; introspection has its own shape and passes. */
export const queryLimits: ValidationRule = (context) => {
  // Each fragment is weighed once: a few that spread each other twice unfold to millions of fields.
  const fragments = new Map<string, Weight>();
  let directives = 0;
  const weigh = ({ selections }: SelectionSetNode): Weight => selections.map(weightOf).reduce(together, NOTHING);
  const weightOf = (selection: SelectionSetNode['selections'][number]): Weight => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return weighFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return weigh(selection.selectionSet);
    if (selection.name.value === '__schema' || selection.name.value === '__type') return { ...NOTHING, fields: 1 };
    const inner = selection.selectionSet ? weigh(selection.selectionSet) : NOTHING;
    return { depth: inner.depth + 1, aliases: inner.aliases + (selection.alias ? 1 : 0), fields: 1 };
  };
  const weighFragment = (name: string): Weight => {
    const known = fragments.get(name);
    const fragment = context.getFragment(name);
    if (known || !fragment) return known ?? NOTHING;
    fragments.set(name, NOTHING); // a fragment that contains itself is refused by another rule
    const weight = weigh(fragment.selectionSet);
    fragments.set(name, weight);
    return weight;
  };
  const refuse = (what: string, limit: number, node: ASTNode) =>
    context.reportError(new GraphQLError(`The operation has more ${what} than ${limit}.`, { nodes: [node] }));

  return {
    OperationDefinition(node) {
      const weight = weigh(node.selectionSet);
      if (weight.depth > LIMITS.depth) refuse('levels', LIMITS.depth, node);
      if (weight.aliases > LIMITS.aliases) refuse('aliases', LIMITS.aliases, node);
      if (weight.fields > LIMITS.rootFields) refuse('root fields', LIMITS.rootFields, node);
    },
    Directive(node) {
      directives += 1;
      if (directives === LIMITS.directives + 1) refuse('directives', LIMITS.directives, node);
    },
  };
};

function together(one: Weight, other: Weight): Weight {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    fields: one.fields + other.fields,
  };
}
