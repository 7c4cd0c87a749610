/**
 * The cells of a country's tables as flows in a network. A cell is an arc, and what a reader can add up is that as much
 * flows into a node as out of it. A circulation through hidden arcs is another world with the same published numbers.
 */
export interface Network {
  readonly arcs: readonly Arc[];
  /** The arcs at each node. */
  readonly at: readonly (readonly Arc[])[];
}

export interface Arc {
  readonly cell: Cell;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** What hiding it costs the reader. Infinity where it is published already, 0 where it is not told in any case. */
  readonly cost: number;
  /** How far apart the least and the most that it can be must lie, when it is hidden. 0 where nobody is counted. */
  readonly threshold: number;
  readonly veil: Veil;
  /** How far apart they were shown to lie. */
  shown: number;
}

/** Whether a cell is hidden. Shared by measures that hide the same cells. */
export interface Veil {
  hidden: boolean;
}

/** One number of a table; a dimension that it is not told by is absent, and null is a value: none known. */
export interface Cell {
  readonly library?: string | null;
  readonly region?: string | null;
  readonly kind?: string;
  readonly ageBand?: string | null;
  /** The month of a year's flows. */
  readonly month?: string;
}

export type ArcPlan = Omit<Arc, 'from' | 'to' | 'shown'> & { readonly from: string; readonly to: string };

export function networkOf(plans: readonly ArcPlan[]): Network {
  const nodes = new Map<string, number>();
  const nodeOf = (name: string) => nodes.get(name) ?? nodes.set(name, nodes.size).size - 1;
  const arcs = plans.map((plan): Arc => ({ ...plan, from: nodeOf(plan.from), to: nodeOf(plan.to), shown: 0 }));
  const at: Arc[][] = Array.from(nodes, () => []);
  for (const arc of arcs) for (const node of [arc.from, arc.to]) at[node]?.push(arc);
  return { arcs, at };
}
