import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isNever } from './includedSelections.ts';

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
 * of the gateway's, one for each name that the client wanted, so that the operation stays as valid as it was.
 */
export function canonicalOperation(document: DocumentNode, schema: GraphQLSchema): CanonicalOperation {
  const prefix = freePrefix(schema);
  const names = new Map<FieldNode, string>();
  const given = new Map<string, string>();
  const typeInfo = new TypeInfo(schema);
  const renamed = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(field) {
        const name = field.name.value;
        const wanted = field.alias?.value ?? name;
        if (name === '__schema' || name === '__type') return false;
        const takesArguments = (typeInfo.getFieldDef()?.args.length ?? 0) > 0;
        const chosen = wanted === name && !takesArguments ? name : nameFor(wanted);
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

  function nameFor(wanted: string): string {
    const known = given.get(wanted) ?? `${prefix}${given.size}`;
    given.set(wanted, known);
    return known;
  }

  return {
    document: withoutNever(renamed),
    nameOf: (field) => names.get(field) ?? field.name.value,
    variables({ [REPRESENTATIONS]: clients, ...rest }) {
      return clients === undefined ? rest : { ...rest, [prefix + REPRESENTATIONS]: clients };
    },
  };
}

/** Without what is left out whatever the variables are: the planner asks for some of it, and errors of it would be told. */
function withoutNever(document: DocumentNode): DocumentNode {
  const leaveOut = (selection: SelectionNode) => (isNever(selection) ? null : undefined);
  return visit(document, {
    ...{ Field: leaveOut, InlineFragment: leaveOut, FragmentSpread: leaveOut },
    SelectionSet: { leave: (set) => (set.selections.length === 0 ? { ...set, selections: [TYPENAME] } : undefined) },
  });
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
