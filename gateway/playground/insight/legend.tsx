import type { DrawnCountry } from './countries.ts';
import { type Freshness, instantName } from './figures.ts';

const SHAPES = {
  circle: <circle cx="18" cy="8" r="4" />,
  triangle: <path d="M18 3l5 9H13z" />,
  square: <path d="M14 4h8v8h-8z" />,
};

/** How a country is drawn, and its name; one not heard of bears the time of its last known figures. */
export function Legend({ country, title }: { country: DrawnCountry; title: string }) {
  return (
    <span className={`legend ${country.code.toLowerCase()}`}>
      <svg width="36" height="16" aria-hidden="true">
        <path d="M0 8h36" strokeDasharray={country.dash} />
        {SHAPES[country.symbol]}
      </svg>
      {title}
    </span>
  );
}

/** 'Norway', or 'Norway (last known 12 Sep 2026, 14:05)' where it is stale. */
export function titleOf({ code, name }: DrawnCountry, freshness: readonly Freshness[]): string {
  const found = freshness.find(({ country }) => country === code);
  if (!found?.stale) return name;
  return `${name} (${found.lastKnownAt ? `last known ${instantName(found.lastKnownAt)}` : 'not known yet'})`;
}

/** The same in short, above a column: the time is said elsewhere. */
export function headingOf({ code, name }: DrawnCountry, freshness: readonly Freshness[]): string {
  return freshness.find(({ country }) => country === code)?.stale ? `${name} (stale)` : name;
}
