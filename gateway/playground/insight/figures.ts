import type { CountryCode } from './countries.ts';

/** One figure of a release. `value` is null where it is suppressed. */
export interface Cell {
  readonly country: CountryCode;
  readonly library: string | null;
  readonly ageBand: string | null;
  /** The first day of the month. */
  readonly month: string | null;
  readonly value: number | null;
  readonly suppressed: boolean;
}

export interface Statistics {
  readonly cells: readonly Cell[];
  readonly undisclosed: number | null;
}

export interface Release {
  readonly id: string;
  readonly publishedAt: string;
  /** The last month that it has of any country. */
  readonly through: string;
  readonly countries: readonly { readonly country: CountryCode; readonly through: string }[];
}

export interface Freshness {
  readonly country: CountryCode;
  readonly stale: boolean;
  readonly lastKnownAt: string | null;
}

export interface Figures {
  readonly release: Release;
  readonly freshness: readonly Freshness[];
  readonly active: Statistics;
  readonly joined: Statistics;
  readonly ended: Statistics;
  readonly byLibrary: Statistics;
  readonly byAgeBand: Statistics;
}

/** The months from one to another, both within, the oldest first: '2026-09-01'. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = monthAfter(month, 1)) months.push(month);
  return months;
}

export function monthAfter(month: string, count: number): string {
  const day = new Date(`${month.slice(0, 7)}-01T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + count);
  return day.toISOString().slice(0, 10);
}

/** Where a scale from zero ends: at the largest figure, and not at nothing where all are hidden. */
export function topOf(cells: readonly (Cell | undefined)[]): number {
  return Math.max(10, ...cells.map((cell) => cell?.value ?? 0));
}

/** 'Sep 2026' */
export function monthName(month: string): string {
  return new Date(`${month}T00:00:00Z`).toLocaleDateString('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });
}

/** '12 Sep 2026, 14:05', in the reader's zone. */
export function instantName(instant: string): string {
  const form = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(instant).toLocaleString('en-GB', form);
}
