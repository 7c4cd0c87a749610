import type { ReleasedCell } from './figures.ts';
import type { FlowMeasure } from './measures.ts';

/** A year of a group of members. Null where a number is hidden, or would follow from one that is. */
export interface DeliveryLine {
  readonly library: string | null;
  readonly kind: string;
  readonly ageBand: string | null;
  readonly activeStart: number | null;
  readonly joined: number | null;
  readonly renewed: number | null;
  readonly expired: number | null;
  readonly cancelled: number | null;
  readonly activeEnd: number | null;
}

export type DeliveryCells = Readonly<Record<FlowMeasure | 'START' | 'END', readonly ReleasedCell[]>>;

/** The lines of the yearly delivery, one for each place that the year's release tells of. */
export function deliveryLines(cells: DeliveryCells): readonly DeliveryLine[] {
  const of = (column: keyof DeliveryCells) => new Map(cells[column].map((cell) => [placeOf(cell), cell.value]));
  const [start, joined, renewed, lapsed, end] = [of('START'), of('JOINED'), of('RENEWED'), of('LAPSED'), of('END')];
  return cells.ENDED.map((cell) => {
    const at = placeOf(cell);
    const expired = valueAt(lapsed, at);
    return {
      ...{ library: cell.library, kind: cell.kind ?? '', ageBand: cell.ageBand },
      ...{ activeStart: valueAt(start, at), joined: valueAt(joined, at), renewed: valueAt(renewed, at), expired },
      cancelled: cell.value === null || expired === null ? null : cell.value - expired,
      activeEnd: valueAt(end, at),
    };
  });
}

// A place that a table does not have had nobody then.
function valueAt(values: ReadonlyMap<string, number | null>, place: string): number | null {
  const value = values.get(place);
  return value === undefined ? 0 : value;
}

function placeOf({ library, kind, ageBand }: ReleasedCell): string {
  return JSON.stringify([library, kind, ageBand]);
}
