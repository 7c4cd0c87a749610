import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { FeedCountry } from '../feed/feedCountry.ts';
import { monthOf } from './bookingMonth.ts';
import {
  BREAKDOWNS,
  type Breakdown,
  breakdownBy,
  type Measure,
  MONTHLY_FLOW_BREAKDOWNS,
  PLACE_DIMENSIONS,
  type PlaceDimension,
} from './measures.ts';

export const DIMENSIONS = ['COUNTRY', ...PLACE_DIMENSIONS, 'MONTH'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Only cells with one of these values. Absent: all of them. */
export interface StatisticsFilter {
  readonly countries?: readonly FeedCountry[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly libraries?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly ageBands?: readonly string[] | undefined;
}

export interface StatisticsQuestion {
  readonly measure: Measure;
  readonly by: readonly Dimension[];
  /** Any day of the first and of the last month. */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly filter: StatisticsFilter;
  readonly roundTo?: number | undefined;
}

/** Which cells of which table of the releases answer a question. */
export interface TableQuestion {
  readonly measure: Measure;
  readonly breakdown: Breakdown;
  readonly span: 'MONTH' | 'YEAR';
  /** The first days of the first and the last month or year. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** How many months or years that is. */
  readonly periods: number;
  readonly filter: StatisticsFilter;
}

type Code =
  | 'PERIOD_BACKWARDS'
  | 'PERIOD_TOO_LONG'
  | 'CROSSING_NOT_RELEASED'
  | 'MONTHLY_CROSSING_NOT_RELEASED'
  | 'ROUNDING_OUT_OF_RANGE';

const LONGEST_MONTHS = 240;
const FILTERED = { KIND: 'kinds', LIBRARY: 'libraries', REGION: 'regions', AGE_BAND: 'ageBands' } as const;

/**
 * The table that answers the question. A filter takes cells from the table that has its dimension, and counts nothing
 * anew: what is hidden in one view is hidden in all (A41).
 */
export function tableFor(question: StatisticsQuestion): TableQuestion | Refusal<Code> {
  const { measure, by, filter, roundTo } = question;
  const [from, to] = [monthOf(question.period.from), monthOf(question.period.to)];
  const months = monthNumber(to) - monthNumber(from) + 1;
  if (months < 1) return refuse('PERIOD_BACKWARDS', { field: 'period' });
  if (months > LONGEST_MONTHS) return refuse('PERIOD_TOO_LONG', { field: 'period' });
  if (roundTo !== undefined && !(roundTo >= 2 && roundTo <= 1_000))
    return refuse('ROUNDING_OUT_OF_RANGE', { field: 'roundTo' });
  const breakdown = breakdownBy(placeDimensions(by, filter));
  if (breakdown === undefined)
    return refuse('CROSSING_NOT_RELEASED', { field: 'by', parts: BREAKDOWNS.filter(Boolean) });
  const table = { measure, breakdown, filter };
  const monthly = { ...table, span: 'MONTH', from, to, periods: months } as const;
  if (measure === 'ACTIVE') return by.includes('MONTH') ? monthly : { ...monthly, from: to, periods: 1 };
  if (!by.includes('MONTH') && areWholeYears(from, to))
    return { ...table, span: 'YEAR', from, to: `${to.slice(0, 4)}-01-01` as CalendarDate, periods: months / 12 };
  if (MONTHLY_FLOW_BREAKDOWNS.includes(breakdown)) return monthly;
  return refuse('MONTHLY_CROSSING_NOT_RELEASED', { field: by.includes('MONTH') ? 'by' : 'period' });
}

function placeDimensions(by: readonly Dimension[], filter: StatisticsFilter): PlaceDimension[] {
  return PLACE_DIMENSIONS.filter((dimension) => by.includes(dimension) || filter[FILTERED[dimension]] !== undefined);
}

function monthNumber(month: CalendarDate): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}

function areWholeYears(from: CalendarDate, to: CalendarDate): boolean {
  return from.endsWith('-01-01') && to.endsWith('-12-01');
}
