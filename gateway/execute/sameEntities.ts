import type { Tree } from './tree.ts';

/**
 * The entities of one answer, of what one fetch of the plan asked for. Where the answer says the same of an entity in the
 * same part of the question, one object stands for it in all places: it is asked about, completed and written once.
 */
export class SameEntities {
  /** Whether an object stands in more than one place. */
  found = false;
  readonly #firstOf = new Map<object, Map<unknown, Tree>>();

  /** `part`: of the question; `identity`: the value of a key field; `names`: all that is asked of the entity there. */
  oneFor(part: object, identity: unknown, tree: Tree, names: readonly { readonly key: string }[]): Tree {
    let firstOf = this.#firstOf.get(part);
    if (!firstOf) {
      firstOf = new Map();
      this.#firstOf.set(part, firstOf);
    }
    const first = firstOf.get(identity);
    if (!first) firstOf.set(identity, tree);
    else if (names.every(({ key }) => isSame(first[key], tree[key]))) {
      this.found = true;
      return first;
    }
    return tree;
  }
}

// What is below was made one before: objects are the same only where they are one.
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, index) => isSame(item, other[index]));
}
