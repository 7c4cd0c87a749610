import { GraphQLError } from 'graphql';
import { FAILURE_CODES } from '../../subgraphs/shared/runtime/failure.ts';
import { isTree, type Tree } from './tree.ts';

export interface SubgraphError {
  readonly message?: string;
  readonly path?: readonly unknown[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** A place in the answer, as the client named it. */
export interface Place {
  readonly before: Place | undefined;
  readonly key: string | number;
}

interface Kept {
  readonly error: GraphQLError;
  /** Positions in lists, from the field on. */
  readonly indices: readonly number[];
  told: boolean;
}

/** What went wrong where. Errors are kept by the object and the canonical name, and told under the client's names. */
export class FieldErrors {
  readonly #kept: Kept[] = [];
  readonly #byField = new Map<Tree, Map<string, Kept[]>>();
  readonly #failed = new Set<Tree>();
  readonly #absent = new Set<Tree>();
  readonly #tellsAbsence: boolean;

  /** `tellsAbsence`: an entity that is absent is an error at its place. */
  constructor(tellsAbsence: boolean) {
    this.#tellsAbsence = tellsAbsence;
  }

  /** An error of a subgraph; `path` begins at the object. */
  keep(start: Tree | undefined, path: readonly unknown[], error: GraphQLError): void {
    const kept: Kept = { error, indices: [], told: false };
    this.#kept.push(kept);
    let value: unknown = start;
    let field: { tree: Tree; key: string; indices: number[] } | undefined;
    for (const key of path) {
      if (typeof key === 'string' && isTree(value)) field = { tree: value, key, indices: [] };
      else if (typeof key === 'number' && field) field.indices.push(key);
      else break;
      value =
        isTree(value) && typeof key === 'string' ? value[key] : Array.isArray(value) ? value[Number(key)] : undefined;
    }
    if (!field) return;
    Object.assign(kept, { indices: field.indices });
    const fields = this.#byField.get(field.tree) ?? new Map<string, Kept[]>();
    const ofField = fields.get(field.key) ?? [];
    ofField.push(kept);
    fields.set(field.key, ofField);
    this.#byField.set(field.tree, fields);
  }

  /** Nobody answered for these objects, and that is told once, wherever they are. */
  keepFailure(targets: readonly Tree[], error: GraphQLError): void {
    this.#kept.push({ error, indices: [], told: false });
    for (const target of targets) this.#failed.add(target);
  }

  /** The subgraph answered for none of these objects, and its errors say why. */
  keepRefusal(targets: readonly Tree[]): void {
    for (const target of targets) this.#failed.add(target);
  }

  /** The subgraph that was asked for these objects knows no such entity, or does not show it. */
  keepAbsence(targets: readonly Tree[]): void {
    for (const target of targets) this.#absent.add(target);
  }

  /** What to tell where the client has an object that is absent: the same for one that is not there and one that is not his. */
  ofAbsent(tree: Tree, place: Place | undefined): GraphQLError[] {
    if (!this.#tellsAbsence || !this.#absent.has(tree)) return [];
    return [new GraphQLError(FAILURE_CODES.NOT_FOUND, { path: pathOf(place), extensions: { code: 'NOT_FOUND' } })];
  }

  isEmpty(): boolean {
    return this.#kept.length === 0 && this.#failed.size === 0 && this.#absent.size === 0;
  }

  /** Whether it is known why the object may lack what was asked of it. */
  explains(tree: Tree): boolean {
    return this.#failed.has(tree) || this.#absent.has(tree);
  }

  /** Whether there is an error that says why the object may lack it, or at least why something is lacking above it. */
  tells(tree: Tree): boolean {
    const isAbsent = this.#absent.has(tree);
    return this.#failed.has(tree) || (isAbsent ? this.#tellsAbsence : this.#failed.size > 0);
  }

  /** The errors of that field, at the place where the client has it. */
  at(tree: Tree, key: string, place: Place): GraphQLError[] {
    const kept = this.#byField.size === 0 ? undefined : this.#byField.get(tree)?.get(key);
    return (kept ?? []).map((one) => {
      one.told = true;
      return withPath(one.error, [...pathOf(place), ...one.indices]);
    });
  }

  /** Those that no field of the client's shows. */
  untold(): GraphQLError[] {
    return this.#kept.filter(({ told }) => !told).map(({ error }) => error);
  }
}

export function pathOf(place: Place | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.before) path.push(at.key);
  return path.reverse();
}

function withPath({ message, extensions }: GraphQLError, path: (string | number)[]): GraphQLError {
  return new GraphQLError(message, { path, extensions });
}
