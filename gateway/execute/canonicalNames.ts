import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isNeverIncluded } from './includedSelections.ts';

/** An operation under names that no client chose, and under which name the answer holds what a field of it asked for. */
export interface CanonicalOperation {
  readonly document: DocumentNode;
  nameOf(field: FieldNode): string;
  /** The variables under the canonical names. */
  variables(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const REPRESENTATIONS = 'representations'; // the planner's own variable

/**
 * The planner puts keys and required values beside the client's fields, under their plain names. A field keeps its name
 * only where it can mean nothing else: without an alias, and of a field that takes no arguments. All others get a name
 * of the gateway's, one for each name that the client wanted of a field with those arguments: the operation stays as valid
 * as it was, and fields of different types never share one. Of an interface that a subgraph knows as an object the planner
 * would ask for one of them only.
 */
export function canonicalOperation(
  document: DocumentNode,
  schema: GraphQLSchema,
  fullSchema: GraphQLSchema,
): CanonicalOperation {
  const prefix = freePrefix(fullSchema); // a key that is hidden from clients has a name as well
  const names = new Map<FieldNode, string>();
  const nameFor = namesWith(prefix);
  const typeInfo = new TypeInfo(schema);
  const renamed = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      SelectionSet: withoutSkipped,
      Field(field) {
        const name = field.name.value;
        const wanted = field.alias?.value ?? name;
        if (name === '__schema' || name === '__type') return false;
        const takesArguments = (typeInfo.getFieldDef()?.args.length ?? 0) > 0;
        const chosen = wanted === name && !takesArguments ? name : nameFor(wanted, field);
        names.set(field, chosen);
        const { alias: _alias, ...plain } = field;
        const rest = plain.selectionSet ? { ...plain, selectionSet: neverEmpty(plain.selectionSet) } : plain;
        return chosen === name ? rest : { ...rest, alias: { kind: Kind.NAME, value: chosen } };
      },
      Variable: (variable) =>
        variable.name.value === REPRESENTATIONS
          ? { ...variable, name: { ...variable.name, value: prefix + REPRESENTATIONS } }
          : undefined,
    }),
  );

  return {
    document: renamed,
    nameOf: (field) => names.get(field) ?? field.name.value,
    variables({ [REPRESENTATIONS]: clients, ...rest }) {
      return clients === undefined ? rest : { ...rest, [prefix + REPRESENTATIONS]: clients };
    },
  };
}

/** One for each name that is wanted of a field with these arguments. */
function namesWith(prefix: string): (wanted: string, field: FieldNode) => string {
  const given = new Map<string, string>();
  return (wanted, field) => {
    const key = `${wanted}: ${field.name.value}(${argumentsText(field)})`;
    const known = given.get(key) ?? `${prefix}${given.size}`;
    given.set(key, known);
    return known;
  };
}

// Fields are one though their arguments, or what is in these, stand in another order.
function argumentsText({ arguments: given = [] }: FieldNode): string {
  const sorted = given.map((one) =>
    visit(one, { ObjectValue: { leave: (value) => ({ ...value, fields: byName(value.fields) }) } }),
  );
  return byName(sorted).map(print).join();
}

function byName<Named extends { readonly name: { readonly value: string } }>(nodes: readonly Named[]): Named[] {
  return [...nodes].sort((one, other) => (one.name.value < other.name.value ? -1 : 1));
}

// Beside a condition on a variable the planner forgets one that is written out, and asks for what is never wanted.
function withoutSkipped(set: SelectionSetNode): SelectionSetNode {
  const selections = set.selections.filter((selection) => !isNeverIncluded(selection));
  if (selections.length === set.selections.length) return set;
  return { ...set, selections: selections.length > 0 ? selections : [TYPENAME] };
}

// An object is asked for though all of its fields are left out; the planner would leave it out with them.
function neverEmpty(set: SelectionSetNode): SelectionSetNode {
  const isCertain = set.selections.some(({ kind, directives = [] }) => kind === Kind.FIELD && directives.length === 0);
  return isCertain ? set : { ...set, selections: [...set.selections, TYPENAME] };
}

const prefixes = new WeakMap<GraphQLSchema, string>();

/** The beginning of names that no field of the schema has. */
function freePrefix(schema: GraphQLSchema): string {
  const known = prefixes.get(schema) ?? findPrefix(schema);
  prefixes.set(schema, known);
  return known;
}

function findPrefix(schema: GraphQLSchema): string {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type && !isInputObjectType(type) ? Object.keys(type.getFields()) : [],
  );
  let prefix = '_';
  while (fields.some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}
