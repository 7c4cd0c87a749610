import { type FieldNode, Kind, type SelectionNode } from 'graphql';
import type { ShapePlan } from './shaping.ts';

type Path = readonly (string | number)[];

/** What an error's path says below a field that is null, by the client's names; as far as the client asked for it. */
export function pathBelow(plan: ShapePlan, field: readonly FieldNode[], rest: Path): Path {
  const path: (string | number)[] = [];
  let fields = field;
  for (const key of rest) {
    if (typeof key === 'string') fields = fieldsBelow(plan, fields).filter((one) => plan.nameOf(one) === key);
    const [first] = fields;
    if (!first) break;
    path.push(typeof key === 'number' ? key : (first.alias?.value ?? first.name.value));
  }
  return path;
}

function fieldsBelow(plan: ShapePlan, fields: readonly FieldNode[]): FieldNode[] {
  const seen = new Set<string>();
  const collect = (selection: SelectionNode): FieldNode[] => {
    if (!plan.isIncluded(selection)) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
    if (name !== undefined && seen.has(name)) return [];
    if (name !== undefined) seen.add(name);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : plan.fragments.get(name ?? '');
    return fragment?.selectionSet.selections.flatMap(collect) ?? [];
  };
  return fields.flatMap(({ selectionSet }) => selectionSet?.selections.flatMap(collect) ?? []);
}
