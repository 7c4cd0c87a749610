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

  /** The pieces of the text one after the other: joined at each level, what is below would be copied at each. */
  write(value: unknown, into: string[]): void {
    if (this.#repeated.has(value)) into.push(this.#texts.get(value) ?? this.#repeatedText(value));
    else if (this.#mixed.has(value)) this.#writeMixed(value, into);
    else into.push(JSON.stringify(value));
  }

  #repeatedText(value: unknown): string {
    const pieces: string[] = [];
    if (this.#mixed.has(value)) this.#writeMixed(value, pieces);
    else pieces.push(JSON.stringify(value));
    const text = pieces.join('');
    this.#texts.set(value, text);
    return text;
  }

  #writeMixed(value: unknown, into: string[]): void {
    let before = Array.isArray(value) ? '[' : '{';
    if (Array.isArray(value)) {
      for (const item of value) {
        into.push(before);
        this.write(item, into);
        before = ',';
      }
      into.push(']');
    } else if (isTree(value)) {
      for (const key of Object.keys(value)) {
        into.push(`${before}"${key}":`); // a name of a document, which needs no escape
        this.write(value[key], into);
        before = ',';
      }
      into.push('}');
    }
  }
}

/** The JSON of an answer, as JSON.stringify writes it. */
export function answerText(answer: { readonly data?: Record<string, unknown> | null }): string {
  const parts = answer.data && written.get(answer.data);
  if (!parts) return JSON.stringify(answer);
  const pieces: string[] = [];
  for (const [key, value] of Object.entries(answer)) {
    if (value === undefined) continue;
    pieces.push(`${pieces.length === 0 ? '{' : ','}${JSON.stringify(key)}:`);
    if (key === 'data') parts.write(value, pieces);
    else pieces.push(JSON.stringify(value));
  }
  return `${pieces.join('')}}`;
}

/** The same for the last who reads the answer: nothing is in it afterwards. */
export function finalText(answer: { readonly data?: Record<string, unknown> | null }): string {
  const text = answerText(answer);
  if (answer.data) letGo(answer.data);
  return text;
}
