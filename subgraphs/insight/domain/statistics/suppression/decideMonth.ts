import { flowTables, flowVeils, type Told } from './flowTables.ts';
import { hideAll, hideCells } from './hideCells.ts';
import { areKindsBlurred, areKindsLarge, kindsIn } from './kinds.ts';
import type { Cell } from './network.ts';
import { areTold, cellsOf, type FlowCount, isTold, type StockCount, sumOf, type TableCell } from './tableCells.ts';
import { cellKey, MONTH_STAGES, STOCK_STAGES, type Telling, tablesOf } from './tables.ts';
import { Veils } from './veils.ts';

/** One closed month of a country. */
export interface ClosedMonth {
  readonly country: string;
  /** What is hidden of the stock at its beginning; nothing before the first month. */
  readonly hiddenBefore: readonly Cell[];
  /** Of every place that ever had members, those at its end. */
  readonly stock: readonly StockCount[];
  /** Of every place that ever had members, what happened in it. */
  readonly flows: readonly FlowCount[];
}

/** What is published of the month: the stock at its end by every breakdown, flows in all and by age. */
export function decideMonth(month: ClosedMonth): readonly TableCell[] {
  const { country, flows } = month;
  const stock = stockTables(month);
  const flowCells = flowTables({
    ...{ country, flows, told: toldOf(month, stock), veils: flowVeils(), stages: MONTH_STAGES },
    tellingOf: (_, cell) => tellingOf(cell),
  });
  return [...stock, ...flowCells.cells];
}

function tellingOf(cell: object): Telling {
  return isTotal(cell) ? 'SETTLED' : 'AS_NEEDED';
}

function isTotal(cell: object): boolean {
  return Object.keys(cell).length === 0;
}

function toldOf({ country, flows, hiddenBefore }: ClosedMonth, stock: readonly TableCell[]): Told {
  const hidden = stock.flatMap(({ cell, value }) => (value === null ? [cell] : []));
  if ([...hiddenBefore, ...hidden].some(isTotal)) return NOTHING;
  const [joined, ended] = [sumOf(flows, (flow) => flow.joined), sumOf(flows, (flow) => flow.ended)];
  const lapsed = sumOf(flows, (flow) => flow.lapsed);
  const kindsAreSafe =
    areKindsBlurred(country, flows) ||
    (areKindsLarge(country, flows) && areSame(kindsIn(hiddenBefore), kindsIn(hidden)));
  const joinedAndEnded = areTold(country, [joined, ended]) && kindsAreSafe;
  return {
    joinedAndEnded,
    lapsed: joinedAndEnded && areTold(country, [lapsed, ended - lapsed]),
    renewed: areTold(country, [sumOf(flows, (flow) => flow.renewed)]),
  };
}

const NOTHING: Told = { joinedAndEnded: false, lapsed: false, renewed: false };

function areSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((one) => others.has(one));
}

// Where the parts cannot be told, the total is not either: it would bound them.
function stockTables({ country, stock, hiddenBefore }: ClosedMonth): TableCell[] {
  const veils = new Veils();
  const atoms = stock.map(({ place, active }) => ({ place, value: active }));
  const veilOf = veils.of.bind(veils);
  const before = new Set(hiddenBefore.map(cellKey));
  const wasHidden = (cell: Cell) => before.has(cellKey(cell));
  const network = tablesOf(atoms, { country, stages: STOCK_STAGES, veilOf, tellingOf, wasHidden });
  const members = sumOf(stock, ({ active }) => active);
  const told = isTold(country, members) && hideCells([network]);
  if (!told) hideAll(network);
  const cells = cellsOf(network, 'ACTIVE');
  return told ? cells : cells.map((cell) => ({ ...cell, value: null }));
}
