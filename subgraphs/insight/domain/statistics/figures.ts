import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../feed/feedCountry.ts';
import { PLACE_FIELDS, type PlaceDimension } from './measures.ts';
import type { Dimension } from './question.ts';

/** A cell of a release, as it was published. */
export interface ReleasedCell {
  readonly country: FeedCountry;
  readonly period: CalendarDate;
  readonly kind: string | null;
  readonly library: string | null;
  readonly region: string | null;
  readonly ageBand: string | null;
  /** Null where it is hidden. */
  readonly value: number | null;
}

/** One number of an answer. */
export interface Figure extends Omit<ReleasedCell, 'country' | 'period'> {
  readonly country: FeedCountry | null;
  readonly month: CalendarDate | null;
  readonly suppressed: boolean;
}

/**
 * The cells added up by the dimensions. A sum with a hidden part is hidden. Rounding is to the nearest multiple, half
 * up, and of each figure for itself: figures that add up may differ from their total by half a multiple for each part.
 */
export function figuresBy(by: readonly Dimension[], cells: readonly ReleasedCell[], roundTo = 1): readonly Figure[] {
  const figures = new Map<string, Figure>();
  for (const cell of cells) {
    const figure = figureOf(cell, by);
    const { value: _, suppressed: __, ...place } = figure;
    const key = JSON.stringify(place);
    figures.set(key, sum(figures.get(key), figure));
  }
  return Array.from(figures.values(), ({ value, ...figure }) => ({
    ...figure,
    value: value === null ? null : Math.floor(value / roundTo + 0.5) * roundTo,
  }));
}

function figureOf({ country, period, value, ...place }: ReleasedCell, by: readonly Dimension[]): Figure {
  const told = (dimension: PlaceDimension) => (by.includes(dimension) ? place[PLACE_FIELDS[dimension]] : null);
  return {
    country: by.includes('COUNTRY') ? country : null,
    month: by.includes('MONTH') ? period : null,
    ...{ kind: told('KIND'), library: told('LIBRARY'), region: told('REGION'), ageBand: told('AGE_BAND') },
    ...{ value, suppressed: value === null },
  };
}

function sum(one: Figure | undefined, other: Figure): Figure {
  if (!one) return other;
  const value = one.value === null || other.value === null ? null : one.value + other.value;
  return { ...other, value, suppressed: value === null };
}
