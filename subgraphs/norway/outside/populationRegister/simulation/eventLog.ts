import { createHash } from 'node:crypto';

export interface LoggedEvent {
  readonly sequence: number;
  readonly number: string;
  readonly type: string;
  readonly at: Date;
}

const FIRST = 40_241;

/** What happened in the simulated register, in order. Numbers may be left out, as in the real one. */
export class EventLog {
  #events: LoggedEvent[] = [];
  #next = FIRST;

  /** `leftOut`: how many numbers stay unused before it. Gives its sequence number. */
  append(number: string, type: string, at: Date, leftOut = 0): number {
    const sequence = this.#next + leftOut;
    this.#events.push({ sequence, number, type, at });
    this.#next = sequence + 1;
    return sequence;
  }

  /** Up to that many, that sequence number included. */
  from(sequence: number, most: number): readonly LoggedEvent[] {
    const first = this.#events.findIndex((event) => event.sequence >= sequence);
    return first < 0 ? [] : this.#events.slice(first, first + most);
  }

  latest(): number {
    return this.#next - 1;
  }

  /** The event whose document has that identifier. */
  byDocument(identifier: string): LoggedEvent | undefined {
    return this.#events.find((event) => documentIdentifier('event', event) === identifier);
  }

  /** As if the register had been put back to an earlier state: drops every event above that number. */
  putBackTo(sequence: number): void {
    this.#events = this.#events.filter((event) => event.sequence <= sequence);
    this.#next = sequence + 1;
  }
}

/** 32 hexadecimal digits, the same every time. */
export function documentIdentifier(kind: 'event' | 'person', { sequence }: LoggedEvent): string {
  return createHash('sha256').update(`${kind} ${sequence}`).digest('hex').slice(0, 32);
}
