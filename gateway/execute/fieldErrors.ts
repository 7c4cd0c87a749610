import { GraphQLError } from 'graphql';
import { FAILURE_CODES } from '../../subgraphs/shared/runtime/failure.ts';
import type { PlanNames } from './planNames.ts';
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
  /** Of the field that was asked for. */
  readonly field: { readonly tree: Tree; readonly key: string } | undefined;
  /** From the field on, under canonical names: the field is null, or a list. */
  readonly rest: readonly (string | number)[];
  told: boolean;
}

/** What went wrong where. Errors are kept by the object and the canonical name, and told under the client's names. */
export class FieldErrors {
  readonly #kept: Kept[] = [];
  readonly #byField = new Map<Tree, Map<string, Kept[]>>();
  readonly #failed = new Set<Tree>();
  readonly #absent = new Set<Tree>();
  readonly #tellsAbsence: boolean;
  readonly #names: PlanNames;
  /** Failed objects that the client lacks something of without an error in that place; true: it may be any. */
  readonly #relied = new Set<Tree | true>();

  /** `tellsAbsence`: an entity that is absent is an error at its place. */
  constructor(tellsAbsence: boolean, names: PlanNames) {
    this.#tellsAbsence = tellsAbsence;
    this.#names = names;
  }

  /** An error of a subgraph; `path` begins at the object. */
  keep(start: Tree | undefined, path: readonly unknown[], error: GraphQLError): void {
    let value: unknown = start;
    let field: { tree: Tree; key: string; rest: (string | number)[] } | undefined;
    for (const key of path) {
      if (typeof key !== 'string' && typeof key !== 'number') break;
      if (typeof key === 'string' && isTree(value)) field = { tree: value, key, rest: [] };
      else if (field) field.rest.push(key);
      else break;
      value = below(value, key);
    }
    const isAsked = field && this.#names.asked.has(field.key);
    const kept: Kept = { error, field: isAsked ? field : undefined, rest: field?.rest ?? [], told: false };
    this.#kept.push(kept);
    if (!field) return;
    const fields = this.#byField.get(field.tree) ?? new Map<string, Kept[]>();
    this.#byField.set(field.tree, fields);
    const known = fields.get(field.key);
    if (known) known.push(kept);
    else fields.set(field.key, [kept]);
  }

  /** Nobody answered for these objects, and that is told once, wherever they are. */
  keepFailure(targets: readonly Tree[], error: GraphQLError): void {
    this.#kept.push({ error, field: undefined, rest: [], told: false });
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

  /** The client lacks a field of the object and hears nothing of it there: what is told of the object must do. */
  relyOn(tree: Tree): void {
    this.#relied.add(this.#failed.has(tree) ? tree : true);
  }

  /** Whether there is an error that says why the object may lack it, or at least why something is lacking above it. */
  tells(tree: Tree): boolean {
    const isAbsent = this.#absent.has(tree);
    return this.#failed.has(tree) || (isAbsent ? this.#tellsAbsence : this.#failed.size > 0);
  }

  /** The errors of that field, at the place where the client has it. `named`: what is below it by the client's names. */
  at(tree: Tree, key: string, place: Place, named: (rest: Kept['rest']) => Kept['rest']): GraphQLError[] {
    const kept = this.#byField.size === 0 ? undefined : this.#byField.get(tree)?.get(key);
    return (kept ?? []).map((one) => {
      one.told = true;
      return withPath(one.error, [...pathOf(place), ...named(one.rest)]);
    });
  }

  /** Those that no field of the client's shows. What was asked in excess and failed is nobody's concern. */
  untold(): GraphQLError[] {
    return this.#kept.filter((one) => !one.told && this.#concerns(one)).map(({ error }) => error);
  }

  #concerns({ field }: Kept): boolean {
    if (!field || this.#names.needed.has(field.key)) return true;
    return this.#relied.has(true) || this.#relied.has(field.tree);
  }
}

function below(value: unknown, key: string | number): unknown {
  if (isTree(value)) return typeof key === 'string' ? value[key] : undefined;
  return Array.isArray(value) ? value[Number(key)] : undefined;
}

export function pathOf(place: Place | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.before) path.push(at.key);
  return path.reverse();
}

function withPath({ message, extensions }: GraphQLError, path: (string | number)[]): GraphQLError {
  return new GraphQLError(message, { path, extensions });
}
