import type { Tree } from './tree.ts';

const ENOUGH = 64;

/** The first object of each entity, in one part of the question. Undefined: so many differ that it is not worth the search. */
type Firsts = Map<unknown, Tree> | undefined;

/**
 * The entities of one answer, of what one fetch of the plan asked for. Where the answer says the same of an entity in the
 * same part of the question, one object stands for it in all places: it is asked about, completed and written once.
 */
export class SameEntities {
  /** Whether an object stands in more than one place. */
  found = false;
  readonly #firsts = new Map<object, Firsts>();
  readonly #repeated = new Set<object>();

  /** `part`: of the question; `identity`: the value of a key field; `names`: all that is asked of the entity there. */
  oneFor(part: object, identity: unknown, tree: Tree, names: readonly { readonly key: string }[]): Tree {
    const firsts = this.#firsts.get(part) ?? this.#begin(part);
    const first = firsts?.get(identity);
    if (!first) this.#keep(part, firsts, identity, tree);
    else if (names.every(({ key }) => isSame(first[key], tree[key]))) {
      this.found = true;
      this.#repeated.add(part);
      return first;
    }
    return tree;
  }

  #begin(part: object): Firsts {
    if (this.#firsts.has(part)) return undefined;
    const firsts = new Map<unknown, Tree>();
    this.#firsts.set(part, firsts);
    return firsts;
  }

  #keep(part: object, firsts: Firsts, identity: unknown, tree: Tree): void {
    if (!firsts) return;
    if (firsts.size >= ENOUGH && !this.#repeated.has(part)) this.#firsts.set(part, undefined);
    else firsts.set(identity, tree);
  }
}

// What is below was made one before: objects are the same only where they are one.
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, index) => isSame(item, other[index]));
}
