import type { FlowMeasure } from '../measures.ts';
import { hideAll, hideCells } from './hideCells.ts';
import type { Cell, Network } from './network.ts';
import { cellsOf, type FlowCount, type TableCell } from './tableCells.ts';
import { type Atom, type TablePlan, tablesOf } from './tables.ts';
import { Veils } from './veils.ts';

/** Which measures are told at all. Lapses only with ends: the difference is a number of people as well. */
export interface Told {
  readonly joinedAndEnded: boolean;
  readonly lapsed: boolean;
  readonly renewed: boolean;
}

export interface FlowPlan extends Pick<TablePlan, 'country' | 'stages' | 'isSettled'> {
  readonly flows: readonly FlowCount[];
  readonly told: Told;
  /** What is hidden of measures that were told before. */
  readonly veils: FlowVeils;
}

/** Kinds are hidden of entries and exits alike, else the change of the stock would tell the hidden one. */
export interface FlowVeils {
  readonly joined: Veils;
  readonly ended: Veils;
  readonly lapsed: Veils;
  readonly renewed: Veils;
  readonly kinds: Veils;
}

export function flowVeils(): FlowVeils {
  return { joined: new Veils(), ended: new Veils(), lapsed: new Veils(), renewed: new Veils(), kinds: new Veils() };
}

/** The tables of flows, with what must be hidden of them hidden. */
export function flowTables(plan: FlowPlan): TableCell[] {
  const { told, veils } = plan;
  const tables = (count: (flow: FlowCount) => Counted, of: Veils, kinds = veils.kinds): Network =>
    tablesOf(
      plan.flows.map((flow) => ({ place: flow.place, ...count(flow) })),
      { ...plan, veilOf: (cell) => (isKind(cell) ? kinds : of).of(cell) },
    );
  const ends = told.lapsed ? veils.ended : veils.lapsed;
  const joined = tables(({ joined: value }) => ({ value, down: value }), veils.joined);
  const ended = tables(({ ended: value, lapsed }) => ({ value, down: value - lapsed }), veils.ended);
  const lapsed = tables(({ lapsed: value }) => ({ value, down: value }), ends, told.lapsed ? veils.kinds : ends);
  const cancelled = tables(({ ended: all, lapsed: some }) => ({ value: all - some, down: all - some }), ends);
  const renewed = tables(({ renewed: value }) => ({ value, down: value }), veils.renewed, veils.renewed);
  if (told.joinedAndEnded) hideCells(told.lapsed ? [joined, lapsed, cancelled] : [joined, ended]);
  else for (const network of [joined, ended]) hideAll(network);
  if (!told.lapsed) hideAll(lapsed);
  if (told.renewed) hideCells([renewed]);
  else hideAll(renewed);
  return [
    ...toldCells(joined, 'JOINED', told.joinedAndEnded),
    ...toldCells(ended, 'ENDED', told.joinedAndEnded),
    ...toldCells(lapsed, 'LAPSED', told.lapsed),
    ...toldCells(renewed, 'RENEWED', told.renewed),
  ];
}

// Totals count as settled in the network, told or not.
function toldCells(network: Network, measure: FlowMeasure, isTold: boolean): TableCell[] {
  const cells = cellsOf(network, measure);
  return isTold ? cells : cells.map((cell) => ({ ...cell, value: null }));
}

type Counted = Pick<Atom, 'value' | 'down'>;

function isKind({ kind, library, ageBand }: Cell): boolean {
  return kind !== undefined && library === undefined && ageBand === undefined;
}
