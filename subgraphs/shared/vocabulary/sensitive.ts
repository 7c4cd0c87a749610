/** A value that must not appear in a log, a message or an answer: printing it in any way gives its mask. */
export class Sensitive<Value extends string = string> {
  readonly #value: Value;
  readonly #mask: string;

  constructor(value: Value, mask: string) {
    this.#value = value;
    this.#mask = mask;
  }

  /** The value itself; for the one place that needs it. */
  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return this.#mask;
  }

  toJSON(): string {
    return this.#mask;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.#mask;
  }
}
