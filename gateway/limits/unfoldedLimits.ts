import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Excess, type OperationLimits, over } from './operationLimits.ts';

interface Weight {
  readonly depth: number;
  readonly aliases: number;
  readonly selections: number;
  /** Fields that stand directly in the selection. */
  readonly fields: number;
}

const NOTHING: Weight = { depth: 0, aliases: 0, selections: 0, fields: 0 };
const INTROSPECTION = new Set(['__schema', '__type']);

/**
 * Depth, aliases, root fields and selections of each operation, fragments put in place. Each fragment is weighed once:
 * a few that spread each other twice unfold to millions of fields. Of introspection, which has a shape of its own, only
 * the selections count.
 */
export function unfoldedExcess(document: DocumentNode, limits: OperationLimits): Excess | undefined {
  const weigh = scales(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const weight = weigh(definition.selectionSet);
    if (!weight) return { limit: 'fragments', message: 'A fragment contains itself.' };
    const excess =
      over('rootFields', weight.fields, limits) ??
      over('depth', weight.depth, limits) ??
      over('aliases', weight.aliases, limits) ??
      over('selections', weight.selections, limits);
    if (excess) return excess;
  }
  return undefined;
}

/** Undefined for a selection that contains itself. */
function scales({ definitions }: DocumentNode): (set: SelectionSetNode) => Weight | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const weighed = new Map<string, Weight | undefined>();
  const weigh = ({ selections }: SelectionSetNode): Weight | undefined =>
    selections.map(weightOf).reduce(together, NOTHING);
  const weightOf = (selection: SelectionNode): Weight | undefined => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return oneMore(weighFragment(selection.name.value), 0);
    if (selection.kind === Kind.INLINE_FRAGMENT) return oneMore(weigh(selection.selectionSet), 0);
    const inner = selection.selectionSet ? weigh(selection.selectionSet) : NOTHING;
    if (inner && INTROSPECTION.has(selection.name.value))
      return { ...NOTHING, selections: inner.selections, fields: 1 };
    return inner && { ...oneMore(inner, 1), aliases: inner.aliases + (selection.alias ? 1 : 0), fields: 1 };
  };
  const weighFragment = (name: string): Weight | undefined => {
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING; // refused by validation
    if (weighed.has(name)) return weighed.get(name);
    weighed.set(name, undefined);
    const weight = weigh(fragment.selectionSet);
    weighed.set(name, weight);
    return weight;
  };
  return weigh;
}

function oneMore<One extends Weight | undefined>(weight: One, levels: number): One {
  return weight && { ...weight, depth: weight.depth + levels, selections: weight.selections + 1 };
}

function together(one: Weight | undefined, other: Weight | undefined): Weight | undefined {
  if (!one || !other) return undefined;
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    selections: one.selections + other.selections,
    fields: one.fields + other.fields,
  };
}
