import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import { PLACE_DIMENSIONS, PLACE_FIELDS } from '../../domain/statistics/measures.ts';
import type { PublishedFlow } from '../../domain/statistics/suppression/decideYear.ts';
import type { Cell } from '../../domain/statistics/suppression/network.ts';
import type { TableCell } from '../../domain/statistics/suppression/tableCells.ts';

/** Up to where a country's months are known and released. */
export interface ReleaseStanding {
  /** Up to when everything that happened is known here. */
  readonly knownTo: Date | undefined;
  /** The month of the first event. */
  readonly first: CalendarDate | undefined;
  readonly released: CalendarDate | undefined;
  readonly position: number;
}

/** The country's; nothing is taken in of it until the transaction is over. */
export async function lockStanding(tx: Transaction, country: FeedCountry): Promise<ReleaseStanding> {
  // A year of thousands of places takes longer to read, and to decide, than anything may that somebody waits for.
  await tx.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
  // Locked first: whoever waits would else go on with what was released before.
  await tx.query('SELECT FROM feed_position WHERE country = $1 FOR UPDATE', [country]);
  const [row]: {
    known_to: Date | null;
    first: CalendarDate | null;
    released: CalendarDate | null;
    position: string;
  }[] = await tx.query(
    `SELECT known_to, position, to_char((SELECT max(month) FROM released_month WHERE country = $1), 'YYYY-MM-DD') AS released,
         to_char((SELECT min(month) FROM membership_flow WHERE country = $1), 'YYYY-MM-DD') AS first
       FROM feed_position WHERE country = $1`,
    [country],
  );
  return {
    knownTo: row?.known_to ?? undefined,
    first: row?.first ?? undefined,
    released: row?.released ?? undefined,
    position: Number(row?.position ?? 0),
  };
}

/** The release that is in the making, begun where there is none. It is not published before the transaction is over. */
export async function releaseInTheMaking(tx: Transaction): Promise<number> {
  const [row]: { id: number }[] = await tx.query(
    'SELECT id FROM statistics_release WHERE published_at IS NULL FOR SHARE',
  );
  if (row) return row.id;
  await tx.query('INSERT INTO statistics_release (published_at) VALUES (NULL) ON CONFLICT DO NOTHING');
  return releaseInTheMaking(tx);
}

export async function publishRelease(tx: Transaction, now: Date): Promise<void> {
  await tx.query(
    `UPDATE statistics_release r SET published_at = $1
     WHERE published_at IS NULL AND EXISTS (SELECT FROM released_month WHERE release = r.id)`,
    [now],
  );
}

export interface ReleasedMonth {
  readonly country: FeedCountry;
  readonly month: CalendarDate;
  readonly release: number;
}

export async function saveMonth(
  tx: Transaction,
  { country, month, release }: ReleasedMonth,
  position: number,
  undisclosed: number,
): Promise<void> {
  await tx.query(
    'INSERT INTO released_month (country, month, release, position, undisclosed) VALUES ($1, $2, $3, $4, $5)',
    [country, month, release, position, undisclosed],
  );
}

/** `span`: whether the flows are those of the month, or of the year that begins with it. */
export async function saveCells(
  tx: Transaction,
  { country, month, release }: ReleasedMonth,
  span: 'MONTH' | 'YEAR',
  cells: readonly TableCell[],
): Promise<void> {
  await tx.query(
    `INSERT INTO released_cell (release, country, span, period, breakdown, measure, kind, library, region, age_band, value)
     SELECT $1, $2, $3, $4, * FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bigint[])`,
    [
      ...[release, country, span, month],
      ...[cells.map(({ breakdown }) => breakdown), cells.map(({ measure }) => measure)],
      ...[cells.map(({ cell }) => cell.kind ?? null), cells.map(({ cell }) => cell.library ?? null)],
      ...[cells.map(({ cell }) => cell.region ?? null), cells.map(({ cell }) => cell.ageBand ?? null)],
      cells.map(({ value }) => value),
    ],
  );
}

/** What is published of the flows of the months. */
export async function publishedFlows(
  tx: Transaction,
  country: FeedCountry,
  from: CalendarDate,
  through: CalendarDate,
): Promise<PublishedFlow[]> {
  const rows: (Omit<PublishedFlow, 'ageBand'> & { breakdown: string; band: string | null })[] = await tx.query(
    `SELECT measure, to_char(period, 'YYYY-MM-DD') AS month, breakdown, age_band AS band, value IS NULL AS "isHidden"
     FROM released_cell WHERE country = $1 AND period BETWEEN $2 AND $3 AND span = 'MONTH' AND measure <> 'ACTIVE'`,
    [country, from, through],
  );
  return rows.map(({ breakdown, band, ...flow }) => (breakdown === '' ? flow : { ...flow, ageBand: band }));
}

/** What is hidden of the stock at the end of one of the months. */
export async function hiddenStock(
  tx: Transaction,
  country: FeedCountry,
  months: readonly CalendarDate[],
): Promise<Cell[]> {
  const rows: { breakdown: string; cell: Cell }[] = await tx.query(
    `SELECT DISTINCT breakdown, jsonb_build_object('kind', kind, 'library', library, 'region', region, 'ageBand', age_band) AS cell
     FROM released_cell WHERE country = $1 AND period = ANY ($2::date[]) AND span = 'MONTH' AND measure = 'ACTIVE'
       AND value IS NULL`,
    [country, months],
  );
  return rows.map(({ breakdown, cell }) => cellToldBy(breakdown, cell));
}

// In the tables what a cell is not told by is null, as what is not known is.
function cellToldBy(breakdown: string, cell: Cell): Cell {
  const told = breakdown.split(',');
  const isTold = (field: string) => PLACE_DIMENSIONS.some((by) => told.includes(by) && PLACE_FIELDS[by] === field);
  return Object.fromEntries(Object.entries(cell).filter(([field]) => isTold(field)));
}
