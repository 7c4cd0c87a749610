import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionNode,
} from 'graphql';
import { GraphQLError } from 'graphql';
import { type FieldErrors, type Place, pathOf } from './fieldErrors.ts';
import type { Tree } from './tree.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What the client may see, and how it wants it. */
export interface ShapePlan {
  /** The schema that clients know. */
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  nameOf(field: FieldNode): string;
  isIncluded(selection: SelectionNode): boolean;
  /** The value of __schema and __type. `values`: the variables. */
  introspect(field: FieldNode, values: Values): unknown;
}

/** No null may be here: what holds it becomes null instead. */
export const NOT_HERE = Symbol('not here');
/** Null, because of a null below that could not stay there; the reason has been told. */
export const SPREAD = Symbol('spread');

/** One answer that is being shaped. */
export interface Shaping {
  readonly values: Values;
  readonly errors: FieldErrors;
  readonly reported: GraphQLError[];
}

/** The type of an object; an interface where nobody can tell it, and nothing that was asked depends on it. */
export type ShownType = GraphQLObjectType | GraphQLInterfaceType;

/** Gives the value as the client sees it. `explained`: it is known already why there may be none. */
export type Complete = (value: unknown, place: Place, shaping: Shaping, explained: boolean) => unknown;
export type CompleteObject = (
  tree: Tree,
  type: ShownType,
  before: Place | undefined,
  shaping: Shaping,
  explained: boolean,
) => unknown;

/**
 * For what stands beside a null that spreads, and is not shown because of it: nothing of it is told, and the errors that
 * are of places below are not left over as if they had none.
 */
export function unshown(shaping: Shaping): Shaping {
  return { ...shaping, reported: [] };
}

export function missing(field: string, place: Place): GraphQLError {
  const extensions = { code: 'INTERNAL' };
  return new GraphQLError(`There is no value that ${field} may have.`, { path: pathOf(place), extensions });
}
