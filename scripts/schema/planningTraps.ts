import { Kind, parse, type SelectionSetNode } from 'graphql';
import { fieldsIn, type NamedField } from './namedFields.ts';
import type { SubgraphText } from './subgraphText.ts';

/**
 * A line for each field that composes but that the gateway serves wrongly: a field named in @key or @requires that takes
 * arguments (the gateway mixes a client's answer with its own), and a recursive field shared by subgraphs (planning a
 * short query then takes minutes).
 */
export function planningTraps(subgraphs: readonly SubgraphText[]): string[] {
  const fields = subgraphs.flatMap(fieldsIn);
  return [...keysWithArguments(fields), ...sharedRecursion(fields)];
}

function keysWithArguments(fields: readonly NamedField[]): string[] {
  const needed = new Set(fields.flatMap(({ keys, requires }) => [...keys, ...requires].flatMap(namesIn)));
  const complaints = fields
    .filter(({ name, takesArguments }) => takesArguments && needed.has(name))
    .map(({ coordinate }) => `${coordinate} is named in @key or @requires and so may not take arguments`);
  return [...new Set(complaints)];
}

function namesIn(selection: string): string[] {
  const [operation] = parse(`{ ${selection} }`).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? selected(operation.selectionSet) : [];
}

function selected({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((node) => [
    ...(node.kind === Kind.FIELD ? [node.name.value] : []),
    ...(node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet ? selected(node.selectionSet) : []),
  ]);
}

function sharedRecursion(fields: readonly NamedField[]): string[] {
  return fields
    .filter((field) => field.isShareable && isFirstOfSeveral(fields, field))
    .filter((field) => reaches(fields, field.type, field.parent))
    .map(({ coordinate }) => `${coordinate} is shareable, in several subgraphs, and leads back to its own type`);
}

function isFirstOfSeveral(fields: readonly NamedField[], field: NamedField): boolean {
  const same = fields.filter(({ coordinate }) => coordinate === field.coordinate);
  return same.length > 1 && same[0] === field;
}

function reaches(fields: readonly NamedField[], from: string, to: string): boolean {
  const seen = new Set<string>();
  const pending = [from];
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    if (type === to) return true;
    if (seen.has(type)) continue;
    seen.add(type);
    pending.push(...fields.filter(({ parent }) => parent === type).map((field) => field.type));
  }
  return false;
}
