import { type FieldNode, Kind, type SelectionNode } from 'graphql';
import type { ShapePlan, ShownType } from './shaping.ts';
import { fits } from './typeConditions.ts';

/** What is asked of an object of that type, by the client's names, in the client's order. */
export function collectFields(
  plan: ShapePlan,
  selections: readonly (readonly SelectionNode[])[],
  type: ShownType,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>(); // fragments that spread each other would unfold without end
  const collect = (some: readonly SelectionNode[]) => {
    for (const selection of some.filter((one) => plan.isIncluded(one))) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        fields.set(key, [...(fields.get(key) ?? []), selection]);
        continue;
      }
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
      if (name !== undefined && seen.has(name)) continue;
      if (name !== undefined) seen.add(name);
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : plan.fragments.get(name ?? '');
      if (fragment && fits(plan.schema, type.name, fragment.typeCondition?.name.value)) {
        collect(fragment.selectionSet.selections);
      }
    }
  };
  for (const some of selections) collect(some);
  return fields;
}
