import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { FlowCount, StockCount } from '../../domain/statistics/suppression/tableCells.ts';

type Place = StockCount['place'];
type PlaceRow = Omit<Place, 'ageBand'> & { age_band: Place['ageBand'] };

const NET = 'joined + moved_in - ended - moved_out';

/** The members at the end of the month, of every place that had any until then. Undisclosed ones are nowhere. */
export async function stockAtEndOf(tx: Transaction, country: FeedCountry, month: CalendarDate): Promise<StockCount[]> {
  const rows: (PlaceRow & { active: number })[] = await tx.query(
    `SELECT kind, library, region, age_band, sum(${NET})::int AS active FROM membership_flow
     WHERE country = $1 AND month <= $2 AND NOT undisclosed GROUP BY kind, library, region, age_band
     ORDER BY kind, library, region, age_band`,
    [country, month],
  );
  return rows.map(({ active, ...place }) => ({ place: placeOf(place), active }));
}

/** What happened in each of the months, from one to another, of every place that had members until then. */
export async function flowsIn(
  tx: Transaction,
  country: FeedCountry,
  from: CalendarDate,
  through: CalendarDate,
): Promise<FlowCount[]> {
  const rows: (PlaceRow & Omit<FlowCount, 'place'> & { month: string })[] = await tx.query(
    `WITH told AS (
       SELECT kind, library, region, age_band, month, joined, renewed, lapsed, ended FROM membership_flow
       WHERE country = $1 AND month <= $3 AND NOT undisclosed
     ), nothing AS (
       SELECT place.*, m::date, 0, 0, 0, 0 FROM (SELECT DISTINCT kind, library, region, age_band FROM told) AS place,
         generate_series($2::timestamp, $3::timestamp, '1 month') AS m
     )
     SELECT kind, library, region, age_band, to_char(month, 'YYYY-MM-DD') AS month, sum(joined)::int AS joined,
       sum(renewed)::int AS renewed, sum(lapsed)::int AS lapsed, sum(ended)::int AS ended
     FROM (SELECT * FROM told WHERE month >= $2 UNION ALL SELECT * FROM nothing) AS each
     GROUP BY kind, library, region, age_band, month ORDER BY month, kind, library, region, age_band`,
    [country, from, through],
  );
  return rows.map(({ joined, renewed, lapsed, ended, month, ...place }) => ({
    ...{ place: { ...placeOf(place), month }, joined, renewed, lapsed, ended },
  }));
}

/** How many are members of the country at the end of the month and told of nowhere else. */
export async function undisclosedAtEndOf(tx: Transaction, country: FeedCountry, month: CalendarDate): Promise<number> {
  const [row]: { active: number }[] = await tx.query(
    `SELECT coalesce(sum(${NET}), 0)::int AS active FROM membership_flow
     WHERE country = $1 AND month <= $2 AND undisclosed`,
    [country, month],
  );
  return row?.active ?? 0;
}

function placeOf({ kind, library, region, age_band: ageBand }: PlaceRow): Place {
  return { kind, library, region, ageBand };
}
