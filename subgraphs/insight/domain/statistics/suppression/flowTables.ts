import type { FlowMeasure } from '../measures.ts';
import { hideCells } from './hideCells.ts';
import type { Cell, Network } from './network.ts';
import { cellsOf, type FlowCount, type TableCell } from './tableCells.ts';
import { type TablePlan, type Telling, tablesOf } from './tables.ts';
import { Veils } from './veils.ts';

/** Which measures are told at all. Lapses only with ends: the difference is a number of people as well. */
export interface Told {
  readonly joinedAndEnded: boolean;
  readonly lapsed: boolean;
  readonly renewed: boolean;
}

export interface FlowPlan extends Pick<TablePlan, 'country' | 'stages'> {
  readonly flows: readonly FlowCount[];
  readonly told: Told;
  /** What is hidden of measures that were told before. */
  readonly veils: FlowVeils;
  tellingOf(measure: FlowMeasure, cell: Cell): Telling;
}

export interface FlowVeils {
  readonly joined: Veils;
  readonly ended: Veils;
  readonly lapsed: Veils;
  readonly renewed: Veils;
}

export function flowVeils(): FlowVeils {
  return { joined: new Veils(), ended: new Veils(), lapsed: new Veils(), renewed: new Veils() };
}

/** The tables of flows, with what must be hidden of them hidden; and whether that was proven for entries and exits. */
export function flowTables(plan: FlowPlan): { cells: TableCell[]; isProven: boolean } {
  const { told, veils } = plan;
  const tables = (measure: FlowMeasure, of: Veils, count: (flow: FlowCount) => number): Network =>
    tablesOf(
      plan.flows.map((flow) => ({ place: flow.place, value: count(flow) })),
      { ...plan, veilOf: (cell) => of.of(cell), tellingOf: (cell) => plan.tellingOf(measure, cell) },
    );
  const ends = told.lapsed ? veils.ended : veils.lapsed;
  const joined = tables('JOINED', veils.joined, (flow) => flow.joined);
  const ended = tables('ENDED', veils.ended, (flow) => flow.ended);
  const lapsed = tables('LAPSED', ends, (flow) => flow.lapsed);
  const cancelled = tables('LAPSED', ends, (flow) => flow.ended - flow.lapsed);
  const renewed = tables('RENEWED', veils.renewed, (flow) => flow.renewed);
  const exits = told.lapsed ? [ended, lapsed, cancelled] : [ended];
  const isProven = !told.joinedAndEnded || hideCells([joined, ...exits]);
  if (told.renewed) hideCells([renewed]);
  return {
    cells: [
      ...toldCells(joined, 'JOINED', told.joinedAndEnded),
      ...toldCells(ended, 'ENDED', told.joinedAndEnded),
      ...toldCells(lapsed, 'LAPSED', told.lapsed),
      ...toldCells(renewed, 'RENEWED', told.renewed),
    ],
    isProven,
  };
}

// Totals count as settled in the network, told or not.
function toldCells(network: Network, measure: FlowMeasure, isTold: boolean): TableCell[] {
  const cells = cellsOf(network, measure);
  return isTold ? cells : cells.map((cell) => ({ ...cell, value: null }));
}
