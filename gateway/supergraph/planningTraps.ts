import { type DocumentNode, Kind, parse, print, type SelectionSetNode } from 'graphql';
import { type JoinedField, joinedFields } from './joinedFields.ts';

interface NeededField {
  readonly coordinate: string;
  /** As written, '' for none. */
  readonly arguments: string;
}

/**
 * A line for each field of a supergraph that composes but is served badly: one named in @key or @requires that takes
 * arguments (a plan can say one value only), one required twice with different arguments, a recursive one shared by
 * subgraphs (planning a short query then takes minutes), and one that cannot be null though what holds it may come from
 * a subgraph that does not have it, in a field that cannot be null either (that another subgraph is down would cost more
 * than the reference).
 */
export function planningTraps(supergraph: DocumentNode): string[] {
  const fields = joinedFields(supergraph);
  const needed = fields.flatMap((field) =>
    [...field.keys, ...field.requires].flatMap((text) => neededBy(fields, field.parent, text)),
  );
  return [
    ...withArguments(fields, needed),
    ...contradictions(needed),
    ...sharedRecursion(fields),
    ...takesItsHolderAlong(fields),
  ];
}

function withArguments(fields: readonly JoinedField[], needed: readonly NeededField[]): string[] {
  const coordinates = new Set(needed.map(({ coordinate }) => coordinate));
  return fields
    .filter(({ coordinate, takesArguments }) => takesArguments && coordinates.has(coordinate))
    .map(({ coordinate }) => `${coordinate} is named in @key or @requires and so may not take arguments`);
}

function contradictions(needed: readonly NeededField[]): string[] {
  const first = new Map<string, string>();
  const twice = needed.filter(({ coordinate, arguments: given }) => {
    const known = first.get(coordinate);
    first.set(coordinate, known ?? given);
    return known !== undefined && known !== given;
  });
  const coordinates = new Set(twice.map(({ coordinate }) => coordinate));
  return [...coordinates].map((coordinate) => `${coordinate} is required twice, with different arguments`);
}

function neededBy(fields: readonly JoinedField[], parent: string, text: string): NeededField[] {
  const [operation] = parse(`{ ${text} }`).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? selected(fields, parent, operation.selectionSet) : [];
}

function selected(fields: readonly JoinedField[], parent: string, { selections }: SelectionSetNode): NeededField[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    if (node.kind === Kind.INLINE_FRAGMENT)
      return selected(fields, node.typeCondition?.name.value ?? parent, node.selectionSet);
    const coordinate = `${parent}.${node.name.value}`;
    const type = fields.find((field) => field.coordinate === coordinate)?.type ?? '';
    const given = (node.arguments ?? []).map(print).sort().join(', ');
    return [{ coordinate, arguments: given }, ...(node.selectionSet ? selected(fields, type, node.selectionSet) : [])];
  });
}

function sharedRecursion(fields: readonly JoinedField[]): string[] {
  return fields
    .filter(({ graphs }) => graphs.length > 1)
    .filter(({ type, parent }) => reaches(fields, type, parent))
    .map(({ coordinate }) => `${coordinate} is shareable, in several subgraphs, and leads back to its own type`);
}

function reaches(fields: readonly JoinedField[], from: string, to: string): boolean {
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

function takesItsHolderAlong(fields: readonly JoinedField[]): string[] {
  return fields
    .filter((field) => field.isNonNull && holdersOf(fields, field).some((graph) => !field.graphs.includes(graph)))
    .map(
      ({ coordinate }) =>
        `${coordinate} must be nullable: its object also comes from subgraphs that do not have it, in fields that cannot be null`,
    );
}

/** The subgraphs that answer with the field's parent where no null may stand, and know it: at the root, each by itself. */
function holdersOf(fields: readonly JoinedField[], { parent, parentGraphs }: JoinedField): readonly string[] {
  const around = [
    parent,
    ...fields.filter(({ name, type }) => name === '' && type === parent).map((one) => one.parent),
  ];
  const answers = fields.filter(({ type, holdsNull }) => around.includes(type) && !holdsNull);
  const answering = new Set(answers.flatMap(({ graphs }) => graphs));
  return parentGraphs.filter((graph) => answering.has(graph));
}
