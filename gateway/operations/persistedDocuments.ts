import type { KnownDocument } from './knownDocument.ts';

const MOST = 1_000;
const MOST_CHARACTERS = 5_000_000;

/** Automatic persisted queries: the documents that came last, of all clients together, no more than 1,000 and 5 million characters. */
export class PersistedDocuments {
  readonly #texts = new Map<string, string>();
  #characters = 0;

  get(hash: string): KnownDocument | undefined {
    const text = this.#texts.get(hash);
    return text === undefined ? undefined : { text, hash };
  }

  /** `hash`: was compared with the text. */
  keep({ text, hash }: KnownDocument): void {
    this.#forget(hash);
    this.#texts.set(hash, text);
    this.#characters += text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#texts.size <= MOST && this.#characters <= MOST_CHARACTERS) return;
      this.#forget(oldest);
    }
  }

  #forget(hash: string): void {
    this.#characters -= this.#texts.get(hash)?.length ?? 0;
    this.#texts.delete(hash);
  }
}
