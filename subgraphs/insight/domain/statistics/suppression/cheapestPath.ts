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
  /** How much more the arc must let through in that direction, after the changes so far. */
  room(arc: Arc, along: boolean): number;
  readonly least: number;
}

/** The path that hides least of what is published, each step with the room asked for; undefined where there is none. */
export function cheapestPath({ network, from, to, without, room, least }: Search): Step[] | undefined {
  // By node. Months with thousands of hidden cells take as many searches over as many arcs: no objects are made in one.
  const costs = new Float64Array(network.at.length).fill(Number.POSITIVE_INFINITY);
  const reachedBy = new Array<Arc | undefined>(network.at.length);
  const done = new Uint8Array(network.at.length);
  const waiting = new Queue();
  costs[from] = 0;
  waiting.add(0, from);
  for (let node = waiting.next(); node !== undefined && node !== to; node = waiting.next()) {
    if (done[node]) continue;
    done[node] = 1;
    const sofar = costs[node] ?? 0;
    for (const arc of network.at[node] ?? []) {
      const along = arc.from === node;
      const other = along ? arc.to : arc.from;
      const known = costs[other] ?? 0;
      if (known <= sofar || arc === without) continue;
      const cost = sofar + (arc.veil.hidden ? 0 : arc.cost);
      if (cost >= known || room(arc, along) < least) continue;
      costs[other] = cost;
      reachedBy[other] = arc;
      if (other === to && cost === sofar) return walkBack(reachedBy, from, to); // no way round is shorter
      waiting.add(cost, other);
    }
  }
  return from === to || reachedBy[to] ? walkBack(reachedBy, from, to) : undefined;
}

function walkBack(reachedBy: readonly (Arc | undefined)[], from: number, to: number): Step[] {
  const steps: Step[] = [];
  let node = to;
  for (let arc = reachedBy[node]; arc && node !== from; arc = reachedBy[node]) {
    const along = arc.to === node;
    steps.push({ arc, along });
    node = along ? arc.from : arc.to;
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
