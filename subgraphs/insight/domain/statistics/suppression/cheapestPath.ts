import type { Arc, Network } from './network.ts';

/** An arc on a path: walked along, its value grows; against, it shrinks. */
export interface Step {
  readonly arc: Arc;
  readonly along: boolean;
}

export interface Search {
  readonly network: Network;
  readonly from: number;
  readonly to: number;
  /** Not to be walked. */
  readonly without: Arc;
  /** How much more each step must let through, after the changes so far. */
  room(step: Step): number;
  readonly least: number;
}

/** The path that hides least of what is published, each step with the room asked for; undefined where there is none. */
export function cheapestPath({ network, from, to, without, room, least }: Search): Step[] | undefined {
  const reached = new Map<number, { cost: number; by: Step | undefined }>([[from, { cost: 0, by: undefined }]]);
  const waiting = new Queue();
  const done = new Set<number>();
  waiting.add(0, from);
  for (let node = waiting.next(); node !== undefined && node !== to; node = waiting.next()) {
    if (done.has(node)) continue;
    done.add(node);
    const sofar = reached.get(node)?.cost ?? 0;
    for (const arc of network.at[node] ?? []) {
      if (arc === without) continue;
      const step = { arc, along: arc.from === node };
      const cost = sofar + (arc.veil.hidden ? 0 : arc.cost);
      const other = step.along ? arc.to : arc.from;
      if (cost >= (reached.get(other)?.cost ?? Number.POSITIVE_INFINITY) || room(step) < least) continue;
      reached.set(other, { cost, by: step });
      waiting.add(cost, other);
    }
  }
  return reached.has(to) ? walkBack(reached, to) : undefined;
}

function walkBack(reached: ReadonlyMap<number, { by: Step | undefined }>, end: number): Step[] {
  const steps: Step[] = [];
  for (let step = reached.get(end)?.by; step; ) {
    steps.push(step);
    step = reached.get(step.along ? step.arc.from : step.arc.to)?.by;
  }
  return steps;
}

/** Nodes by cost, least first: a binary heap. */
class Queue {
  readonly #heap: (readonly [cost: number, node: number])[] = [];

  add(cost: number, node: number): void {
    const heap = this.#heap;
    let place = heap.length;
    for (let above = (place - 1) >> 1; place > 0 && this.#cost(above) > cost; above = (place - 1) >> 1) {
      this.#put(place, above);
      place = above;
    }
    heap[place] = [cost, node];
  }

  next(): number | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) this.#sink(last);
    return first?.[1];
  }

  #sink(last: readonly [number, number]): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const below = this.#cost(left + 1) < this.#cost(left) ? left + 1 : left;
      if (this.#cost(below) >= last[0]) break;
      this.#put(place, below);
      place = below;
    }
    this.#heap[place] = last;
  }

  #cost(place: number): number {
    return this.#heap[place]?.[0] ?? Number.POSITIVE_INFINITY;
  }

  #put(place: number, from: number): void {
    const entry = this.#heap[from];
    if (entry) this.#heap[place] = entry;
  }
}
