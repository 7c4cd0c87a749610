import type { Dimension, Question } from './questions.ts';

const COLUMNS: Readonly<Record<Dimension, string>> = {
  COUNTRY: 'country',
  LIBRARY: 'library',
  REGION: 'region',
  AGE_BAND: 'age_band',
  MONTH: 'month',
};
const FIXED = ['country', 'month']; // the rest may be another one before and after an event
const COUNTED = `status = 'ACTIVE' AND NOT undisclosed`;
const WAS_COUNTED = `lag(${COUNTED}, 1, false) OVER life`;
const MONTH = 'booked AS month';
const LIFE = 'WINDOW life AS (PARTITION BY country, membership ORDER BY position)';

/** One cell of an answer: the values of the question's dimensions in their order, joined by a bar, and the count. */
export type Cells = ReadonlyMap<string, number>;

/**
 * The question as one statement over `raw_event`, understood by PostgreSQL and by DuckDB. Counted is a membership that
 * is active and whose place may be known; an exit counts where the membership was before it.
 */
export function rawQuestion({ measure, by, from, to }: Question): string {
  const columns = by.map((dimension) => COLUMNS[dimension]);
  const period = `month BETWEEN DATE '${from}' AND DATE '${to}'`;
  switch (measure) {
    case 'JOINED':
      return entries(columns, period);
    case 'ENDED':
      return exits(columns, period);
    case 'ACTIVE':
      return by.includes('MONTH') ? balances(period) : newest(columns, to);
  }
}

function entries(columns: readonly string[], period: string): string {
  const list = columns.join(', ');
  const others = columns.filter((column) => column !== 'month').join(', ');
  return `SELECT ${list}, count(*) AS value FROM (
    SELECT ${others}, ${MONTH}, ${COUNTED} AS counted, ${WAS_COUNTED} AS was_counted FROM raw_event ${LIFE}) AS steps
    WHERE counted AND NOT was_counted AND ${period} GROUP BY ${list}`;
}

function exits(columns: readonly string[], period: string): string {
  const moving = columns.filter((column) => !FIXED.includes(column));
  const before = moving.map((column) => `lag(${column}) OVER life AS was_${column}, `).join('');
  const list = columns.map((column) => (moving.includes(column) ? `was_${column}` : column)).join(', ');
  return `SELECT ${list}, count(*) AS value FROM (
    SELECT country, ${MONTH}, ${before}${COUNTED} AS counted, ${WAS_COUNTED} AS was_counted FROM raw_event ${LIFE}) AS steps
    WHERE was_counted AND NOT counted AND ${period} GROUP BY ${list}`;
}

// A membership stays in its country, so that one pass finds what each event adds to it or takes away.
function balances(period: string): string {
  return `SELECT country, month, value FROM (
    SELECT country, month, sum(sum(change)) OVER (PARTITION BY country ORDER BY month) AS value FROM (
      SELECT country, ${MONTH}, CAST(${COUNTED} AS int) - CAST(${WAS_COUNTED} AS int) AS change
      FROM raw_event ${LIFE}) AS changes
    GROUP BY country, month) AS sums WHERE ${period}`;
}

function newest(columns: readonly string[], to: string): string {
  const list = columns.join(', ');
  return `SELECT ${list}, count(*) AS value FROM (
    SELECT ${list}, ${COUNTED} AS counted,
      row_number() OVER (PARTITION BY country, membership ORDER BY position DESC) AS newest
    FROM raw_event WHERE booked <= DATE '${to}') AS steps
    WHERE newest = 1 AND counted GROUP BY ${list}`;
}

/** Rows of either database, as the cells of the answer. */
export function cellsOf(rows: readonly (readonly unknown[])[]): Cells {
  return new Map(rows.map((row) => [row.slice(0, -1).map(String).join('|'), Number(row.at(-1))]));
}
