import type { Breakdown, Measure } from '../measures.ts';
import { highestThreshold, isSmall, leastMembers } from '../thresholds.ts';
import type { Cell, Network } from './network.ts';
import { type Atom, breakdownOf } from './tables.ts';

/** A number as it is published: null where it is hidden. */
export interface TableCell {
  readonly measure: Measure;
  readonly breakdown: Breakdown;
  readonly cell: Cell;
  readonly value: number | null;
}

/** The members at one finest place at the end of a month. */
export interface StockCount {
  readonly place: Atom['place'];
  readonly active: number;
}

/** What happened at one finest place, in one month or in a year. */
export interface FlowCount {
  readonly place: Atom['place'];
  readonly joined: number;
  readonly renewed: number;
  readonly lapsed: number;
  readonly ended: number;
}

/** What is told of the network's cells, of those that a release has a table for. */
export function cellsOf(network: Network, measure: Measure): TableCell[] {
  return network.arcs.flatMap(({ cell, value, veil }) => {
    const breakdown = breakdownOf(cell);
    return breakdown === undefined ? [] : [{ measure, breakdown, cell, value: veil.hidden ? null : value }];
  });
}

export function sumOf<Row>(rows: readonly Row[], count: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + count(row), 0);
}

/** Whether a country with so many members is told of. */
export function isTold(country: string, members: number): boolean {
  return !isSmall(members, leastMembers(country));
}

/** Whether totals may stand beside tables whose cells they bound. */
export function areTold(country: string, totals: readonly number[]): boolean {
  return totals.every((total) => !isSmall(total, highestThreshold(country)));
}
