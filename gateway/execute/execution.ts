import type { EntityQuestion } from './entityQuestion.ts';
import type { FieldErrors } from './fieldErrors.ts';
import type { Tree } from './tree.ts';

/** The subgraphs, on behalf of one request. */
export interface Subgraphs {
  /**
   * `body`: the JSON of a GraphQL request; `isRead`: no mutation. `take` is given the answer as soon as it is there: what
   * a promise of it held would outlive the request. Rejects where there is no answer, and with what `take` throws.
   */
  ask(subgraph: string, body: string, isRead: boolean, take: (answer: unknown) => void): Promise<void>;
  /** A subgraph was out of reach, or its answer could not be understood. */
  warn(subgraph: string, error: unknown): void;
  /** Whether an entity that its subgraph answers with null is an error at its place. Elsewhere it may be an ordinary answer. */
  readonly tellsAbsence?: boolean;
}

/** The entities that one run of a plan asks for. */
export interface AskedEntities {
  /** Asks for those that the objects stand for. Ends when the objects hold the answer. */
  ask(question: EntityQuestion, execution: Execution, objects: Iterable<Tree>): Promise<void>;
}

/** One run of a plan. */
export interface Execution {
  /** As the client sent them, under canonical names. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Coerced, with their defaults. */
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly errors: FieldErrors;
  readonly subgraphs: Subgraphs;
  readonly entities: AskedEntities;
  /** Whether an object of the answer stands in more than one place. */
  isShared: boolean;
}

/** A part of a plan, for the objects that stand at its place. */
export type Step = (execution: Execution, targets: readonly Tree[]) => Promise<void>;
