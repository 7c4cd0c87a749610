/** How long the parts of a request took, for the header Server-Timing. Off, it costs nothing and says nothing. */
export class Stopwatch {
  readonly #begun = performance.now();
  readonly #parts: string[] = [];
  #last = this.#begun;

  /** What was done since the last lap. */
  lap(name: string): void {
    const now = performance.now();
    this.#parts.push(`${name};dur=${(now - this.#last).toFixed(1)}`);
    this.#last = now;
  }

  get milliseconds(): number {
    return performance.now() - this.#begun;
  }

  /** e.g. `read;dur=0.4, wait;dur=0.0, run;dur=12.3, total;dur=12.9` */
  get serverTiming(): string {
    return [...this.#parts, `total;dur=${this.milliseconds.toFixed(1)}`].join(', ');
  }
}
