import type { FlowMeasure } from '../measures.ts';
import { flowTables, flowVeils, type Told } from './flowTables.ts';
import type { FlowCount, TableCell } from './tableCells.ts';
import { cellKey, YEAR_STAGES } from './tables.ts';

/** The flows of a calendar year whose months were all published. */
export interface ClosedYear {
  readonly country: string;
  /** By month and place, for every place that ever had members. */
  readonly flows: readonly FlowCount[];
  /** What was published of the flows of its months. */
  readonly published: readonly PublishedFlow[];
  /** The kinds whose stock is hidden at its beginning or at its end. */
  readonly hiddenKinds: ReadonlySet<string>;
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
export function decideYear({ country, flows, published, hiddenKinds }: ClosedYear): readonly TableCell[] {
  const veils = flowVeils();
  for (const kind of hiddenKinds) veils.kinds.of({ kind }).hidden = true;
  for (const { measure, month, ageBand, isHidden } of published) {
    const cell = ageBand === undefined ? { month } : { month, ageBand };
    veils[VEILS[measure]].of(cell).hidden = isHidden;
  }
  const cells = flowTables({
    ...{
      country,
      flows: [...wholeYear(flows), ...monthsOfAges(flows)],
      veils,
      told: toldOf(published),
      stages: YEAR_STAGES,
    },
    isSettled: ({ month, ...told }) => month !== undefined || Object.keys(told).length === 0,
  });
  return cells.filter(({ cell }) => cell.month === undefined);
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
