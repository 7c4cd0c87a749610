import { flowTables, flowVeils, type Told } from './flowTables.ts';
import { hideAll, hideCells } from './hideCells.ts';
import { areTold, cellsOf, type FlowCount, isTold, type StockCount, sumOf, type TableCell } from './tableCells.ts';
import { MONTH_STAGES, STOCK_STAGES, tablesOf } from './tables.ts';
import { Veils } from './veils.ts';

/** One closed month of a country. */
export interface ClosedMonth {
  readonly country: string;
  /** Whether the stock at its beginning is told. */
  readonly openingIsTold: boolean;
  /** Of every place that ever had members, those at its end. */
  readonly stock: readonly StockCount[];
  /** Of every place that ever had members, what happened in it. */
  readonly flows: readonly FlowCount[];
}

/** What is published of the month: the stock at its end by every breakdown, flows in all and by age. */
export function decideMonth(month: ClosedMonth): readonly TableCell[] {
  const stock = stockTables(month);
  const closingIsTold = stock.every(({ cell, value }) => !isTotal(cell) || value !== null);
  const told = month.openingIsTold && closingIsTold ? toldOf(month) : NOTHING;
  const flows = flowTables({
    ...{ country: month.country, flows: month.flows, told, veils: flowVeils(), stages: MONTH_STAGES },
    isSettled: isTotal,
  });
  return [...stock, ...flows];
}

const NOTHING: Told = { joinedAndEnded: false, lapsed: false, renewed: false };

function isTotal(cell: object): boolean {
  return Object.keys(cell).length === 0;
}

function toldOf({ country, flows }: ClosedMonth): Told {
  const [joined, ended] = [sumOf(flows, (flow) => flow.joined), sumOf(flows, (flow) => flow.ended)];
  const lapsed = sumOf(flows, (flow) => flow.lapsed);
  const joinedAndEnded = areTold(country, [joined, ended]);
  return {
    joinedAndEnded,
    lapsed: joinedAndEnded && areTold(country, [lapsed, ended - lapsed]),
    renewed: areTold(country, [sumOf(flows, (flow) => flow.renewed)]),
  };
}

// Where the parts cannot be told, the total is not either: it would bound them.
function stockTables({ country, stock }: ClosedMonth): TableCell[] {
  const veils = new Veils();
  const atoms = stock.map(({ place, active }) => ({ place, value: active, down: active }));
  const veilOf = veils.of.bind(veils);
  const network = tablesOf(atoms, { country, stages: STOCK_STAGES, veilOf, isSettled: isTotal });
  const members = sumOf(stock, ({ active }) => active);
  const told = isTold(country, members) && hideCells([network]);
  if (!told) hideAll(network);
  const cells = cellsOf(network, 'ACTIVE');
  return told ? cells : cells.map((cell) => ({ ...cell, value: null }));
}
