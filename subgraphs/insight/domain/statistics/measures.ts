/** ACTIVE is a stock at the end of a month, the others are flows. */
export const MEASURES = ['ACTIVE', 'JOINED', 'RENEWED', 'LAPSED', 'ENDED'] as const;
export type Measure = (typeof MEASURES)[number];
export type FlowMeasure = Exclude<Measure, 'ACTIVE'>;

/** What a cell may be told by beside country and month, in the order in which neighbours may be crossed. */
export const PLACE_DIMENSIONS = ['REGION', 'LIBRARY', 'KIND', 'AGE_BAND'] as const;
export type PlaceDimension = (typeof PLACE_DIMENSIONS)[number];

/** Where a cell has the value of a dimension. */
export const PLACE_FIELDS = { REGION: 'region', LIBRARY: 'library', KIND: 'kind', AGE_BAND: 'ageBand' } as const;

/**
 * The tables of a release, by what their cells are told by. No others: with these, and no others, all that a reader can
 * add up is one network of flows (docs/adr/0031), in which what can be found out is known exactly.
 */
export const BREAKDOWNS = ['', 'REGION', 'LIBRARY', 'KIND', 'AGE_BAND', 'LIBRARY,KIND', 'KIND,AGE_BAND'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** Flows by the month are told by these alone; by calendar years, by all. */
export const MONTHLY_FLOW_BREAKDOWNS: readonly Breakdown[] = ['', 'AGE_BAND'];

/** The breakdown by these dimensions, in any order; undefined where no release has it. */
export function breakdownBy(dimensions: Iterable<PlaceDimension>): Breakdown | undefined {
  const asked = new Set(dimensions);
  const name = PLACE_DIMENSIONS.filter((dimension) => asked.has(dimension)).join(',');
  return BREAKDOWNS.find((breakdown) => breakdown === name);
}
