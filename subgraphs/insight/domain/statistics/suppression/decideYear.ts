import type { FlowMeasure } from '../measures.ts';
import { flowTables, flowVeils, type Told } from './flowTables.ts';
import { areKindsLarge, isKind, kindsIn } from './kinds.ts';
import type { Cell } from './network.ts';
import type { FlowCount, TableCell } from './tableCells.ts';
import { cellKey, type Telling, YEAR_STAGES } from './tables.ts';

/** The flows of a calendar year whose months were all published. */
export interface ClosedYear {
  readonly country: string;
  /** By month and place, for every place that ever had members. */
  readonly flows: readonly FlowCount[];
  /** What was published of the flows of its months. */
  readonly published: readonly PublishedFlow[];
  /** What is hidden of the stock at its beginning and at its end. */
  readonly hiddenStock: readonly Cell[];
}

export interface PublishedFlow {
  readonly measure: FlowMeasure;
  readonly month: string;
  /** Absent for the total of the month. */
  readonly ageBand?: string | null;
  readonly isHidden: boolean;
}

/**
 * What is published of the year, beside what its months said already. A measure with a month that is hidden has no
 * year: the total would tell the month.
 */
export function decideYear(year: ClosedYear): readonly TableCell[] {
  const { country, flows, hiddenStock } = year;
  const mayTellKinds = kindsIn(hiddenStock).size === 0 && areKindsLarge(country, flows);
  const withKinds = mayTellKinds ? tablesOfYear(year, true) : undefined;
  const { cells } = withKinds?.isProven ? withKinds : tablesOfYear(year, false);
  return cells.filter(({ cell }) => cell.month === undefined);
}

function tablesOfYear({ country, flows, published }: ClosedYear, areKindsTold: boolean): YearTables {
  const veils = flowVeils();
  for (const { measure, month, ageBand, isHidden } of published) {
    const cell = ageBand === undefined ? { month } : { month, ageBand };
    veils[VEILS[measure]].of(cell).hidden = isHidden;
  }
  const told = toldOf(published);
  const areEndsBare = !told.lapsed && published.some(({ measure, isHidden }) => measure === 'LAPSED' && !isHidden);
  return flowTables({
    ...{ country, veils, told, stages: YEAR_STAGES, flows: [...wholeYear(flows), ...monthsOfAges(flows)] },
    tellingOf: (measure, cell) => tellingOf(measure, cell, { areKindsTold, areEndsBare }),
  });
}

type YearTables = ReturnType<typeof flowTables>;

interface YearRules {
  /**
   * Of entries and exits all kinds are told, or nothing by kind: the change of the stock tells the difference of the two,
   * so that a hidden kind of one would have to be able to be another by as much as that of the other.
   */
  readonly areKindsTold: boolean;
  /** Exits are not told by age where lapses are told of some months alone: both would bound the lapses of those. */
  readonly areEndsBare: boolean;
}

function tellingOf(measure: FlowMeasure, cell: Cell, { areKindsTold, areEndsBare }: YearRules): Telling {
  if (cell.month !== undefined || Object.keys(cell).length === 0) return 'SETTLED';
  if (measure === 'RENEWED') return 'AS_NEEDED';
  if (cell.kind !== undefined && !areKindsTold) return 'WITHHELD';
  if (cell.ageBand !== undefined && areEndsBare && measure === 'ENDED') return 'WITHHELD';
  return isKind(cell) ? 'SETTLED' : 'AS_NEEDED';
}

const VEILS = { JOINED: 'joined', RENEWED: 'renewed', LAPSED: 'lapsed', ENDED: 'ended' } as const;

function toldOf(published: readonly PublishedFlow[]): Told {
  const isWhole = (...measures: FlowMeasure[]) =>
    published.every(
      ({ measure, ageBand, isHidden }) => !measures.includes(measure) || ageBand !== undefined || !isHidden,
    );
  return {
    joinedAndEnded: isWhole('JOINED', 'ENDED'),
    lapsed: isWhole('JOINED', 'ENDED', 'LAPSED'),
    renewed: isWhole('RENEWED'),
  };
}

function wholeYear(flows: readonly FlowCount[]): FlowCount[] {
  return addedUp(flows, ({ month: _, ...place }) => place);
}

// Months are crossed with ages alone: added up so, a year costs little more than a month.
function monthsOfAges(flows: readonly FlowCount[]): FlowCount[] {
  return addedUp(flows, ({ ageBand, month }) => ({ region: null, library: null, kind: '', ageBand, month }));
}

function addedUp(flows: readonly FlowCount[], placeOf: (place: FlowCount['place']) => FlowCount['place']): FlowCount[] {
  const sums = new Map<string, FlowCount>();
  for (const flow of flows) {
    const place = placeOf(flow.place);
    const key = cellKey(place);
    const sum = sums.get(key) ?? { place, joined: 0, renewed: 0, lapsed: 0, ended: 0 };
    sums.set(key, {
      ...{ place, joined: sum.joined + flow.joined, renewed: sum.renewed + flow.renewed },
      ...{ lapsed: sum.lapsed + flow.lapsed, ended: sum.ended + flow.ended },
    });
  }
  return Array.from(sums.values());
}
