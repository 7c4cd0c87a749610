/** A field of a generated supergraph. Names are unique over the world: a name says all of the field. */
export interface FieldPlan {
  readonly name: string;
  /** As in the schema: '[E0!]!'. */
  readonly type: string;
  /** The types that its objects are of. */
  readonly possible: readonly string[];
  /** The names that its enum may take. */
  readonly names: readonly string[];
  /** Of its own entity, with the fields that are wanted below it: what another subgraph must send for it. */
  readonly requires?: RequiredValue | undefined;
  /** The subgraph that still has it, though it is another's by now. */
  readonly overridden?: string | undefined;
  readonly isCounter?: boolean;
  /** Whether finding its value may fail. */
  readonly mayFail: boolean;
}

export interface RequiredValue {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly below: readonly string[];
}

/** What a generated supergraph is made of. */
export interface WorldPlan {
  /** The schemas of the subgraphs, by name. */
  readonly documents: Readonly<Record<string, string>>;
  readonly fields: ReadonlyMap<string, FieldPlan>;
}

export const ENTITIES_OF_A_TYPE = 4;
export const SUBGRAPHS = ['a', 'b', 'c'] as const;
