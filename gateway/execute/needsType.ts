import { type GraphQLInterfaceType, Kind, type SelectionNode } from 'graphql';
import type { ShapePlan } from './shaping.ts';
import { fits } from './typeConditions.ts';

/** Whether what is asked of an interface depends on which type it is: else one may be shown whose type nobody can tell. */
export function needsType(
  plan: ShapePlan,
  selections: readonly (readonly SelectionNode[])[],
  type: GraphQLInterfaceType,
): boolean {
  const seen = new Set<string>();
  const dependsOnIt = (selection: SelectionNode): boolean => {
    if (!plan.isIncluded(selection)) return false;
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename';
    const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
    if (name !== undefined && seen.has(name)) return false;
    if (name !== undefined) seen.add(name);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : plan.fragments.get(name ?? '');
    if (!fragment) return false;
    const isWide = fits(plan.schema, type.name, fragment.typeCondition?.name.value);
    return !isWide || fragment.selectionSet.selections.some(dependsOnIt);
  };
  return selections.some((some) => some.some(dependsOnIt));
}
