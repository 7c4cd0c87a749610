import { isTree, letGo, type Tree } from './tree.ts';

const written = new WeakMap<object, RepeatedParts>();

/** The parts of one shaped answer that stand in it several times: each is shaped once, and written once. */
export class RepeatedParts {
  /** How many times a part has come up again so far. */
  repeats = 0;
  readonly #shaped = new Map<unknown, Map<Tree, Tree>>();
  readonly #repeated = new Set<unknown>();
  /** What holds repeated parts, and is itself to be written by hand. */
  readonly #mixed = new Set<unknown>();
  readonly #texts = new Map<unknown, string>();

  /** The tree as `shape` makes it, from the second time on the same object. */
  once(shape: unknown, tree: Tree, make: () => Tree): Tree {
    const shaped = this.#shaped.get(shape) ?? new Map<Tree, Tree>();
    this.#shaped.set(shape, shaped);
    const known = shaped.get(tree);
    if (known) {
      this.repeats += 1;
      this.#repeated.add(known);
      return known;
    }
    const before = this.repeats;
    const made = make();
    shaped.set(tree, made);
    if (this.repeats !== before) this.#mixed.add(made);
    return made;
  }

  addMixed(list: unknown[]): void {
    this.#mixed.add(list);
  }

  /** From now on `answerText` knows them as parts of this data. */
  keepFor(data: Tree): void {
    if (this.repeats > 0) written.set(data, this);
  }

  text(value: unknown): string {
    const isRepeated = this.#repeated.has(value);
    const known = isRepeated ? this.#texts.get(value) : undefined;
    if (known !== undefined) return known;
    const text = this.#mixed.has(value) ? this.#mixedText(value) : JSON.stringify(value);
    if (isRepeated) this.#texts.set(value, text);
    return text;
  }

  #mixedText(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.text(item)).join(',')}]`;
    if (!isTree(value)) return JSON.stringify(value);
    const fields = Object.keys(value).map((key) => `${JSON.stringify(key)}:${this.text(value[key])}`);
    return `{${fields.join(',')}}`;
  }
}

/** The JSON of an answer, as JSON.stringify writes it. */
export function answerText(answer: { readonly data?: Record<string, unknown> | null }): string {
  const parts = answer.data && written.get(answer.data);
  if (!parts) return JSON.stringify(answer);
  const fields = Object.entries(answer).filter(([, value]) => value !== undefined);
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${key === 'data' ? parts.text(value) : JSON.stringify(value)}`).join(',')}}`;
}

/** The same for the last who reads the answer: nothing is in it afterwards. */
export function finalText(answer: { readonly data?: Record<string, unknown> | null }): string {
  const text = answerText(answer);
  if (answer.data) letGo(answer.data);
  return text;
}
