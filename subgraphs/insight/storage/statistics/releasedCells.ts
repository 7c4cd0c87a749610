import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { FEED_COUNTRIES, type FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { ReleasedCell } from '../../domain/statistics/figures.ts';
import type { TableQuestion } from '../../domain/statistics/question.ts';
import type { Release, ReleasedThrough } from '../../domain/statistics/release.ts';

/** The newest first. */
export async function publishedReleases(tx: Transaction, id?: number): Promise<Release[]> {
  return tx.query(
    `SELECT id, published_at AS "publishedAt",
       to_char((SELECT max(month) FROM released_month WHERE release <= r.id), 'YYYY-MM-DD') AS through
     FROM statistics_release r
     WHERE published_at IS NOT NULL AND ($1::int IS NULL OR id = $1) ORDER BY id DESC`,
    [id ?? null],
  );
}

/** How far each country is released, with the release and those before it, at the end of the last of their months. */
export async function releasedThrough(tx: Transaction, release: number): Promise<ReleasedThrough[]> {
  return tx.query(
    `SELECT country, to_char(max(month), 'YYYY-MM-DD') AS through FROM released_month WHERE release <= $1
     GROUP BY country ORDER BY country`,
    [release],
  );
}

/**
 * At most `most` cells that answer the question, as the release and those before it have them. Without those of
 * countries that do not have the whole period, where `whole`.
 */
export async function releasedCells(
  tx: Transaction,
  release: number,
  { measure, breakdown, span, from, to, periods, filter }: TableQuestion,
  { whole, most }: { readonly whole: boolean; readonly most: number },
): Promise<ReleasedCell[]> {
  return tx.query(
    `SELECT country, to_char(period, 'YYYY-MM-DD') AS period, kind, library, region, age_band AS "ageBand", value::int AS value
     FROM released_cell c
     WHERE country = ANY ($1) AND breakdown = $2 AND measure = $3 AND span = $4 AND period BETWEEN $5 AND $6 AND release <= $7
       AND ($8::text[] IS NULL OR kind = ANY ($8)) AND ($9::text[] IS NULL OR library = ANY ($9))
       AND ($10::text[] IS NULL OR region = ANY ($10)) AND ($11::text[] IS NULL OR age_band = ANY ($11))
       AND (NOT $12 OR $13 = (SELECT count(*) FROM released_month m WHERE m.country = c.country AND m.release <= $7
         AND m.month BETWEEN $5 AND $14::date))
     ORDER BY country, period, kind, library, region, age_band LIMIT $15`,
    [
      ...[filter.countries ?? FEED_COUNTRIES, breakdown, measure, span, from, to, release],
      ...[filter.kinds ?? null, filter.libraries ?? null, filter.regions ?? null, filter.ageBands ?? null],
      ...[whole, span === 'YEAR' ? periods * 12 : periods, span === 'YEAR' ? `${to.slice(0, 4)}-12-01` : to, most],
    ],
  );
}

/** How many are told to be undisclosed at the end of the countries' last released month of the period; undefined without one. */
export async function toldUndisclosedOf(
  tx: Transaction,
  release: number,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  countries: readonly FeedCountry[] = FEED_COUNTRIES,
): Promise<number | undefined> {
  const [row]: { undisclosed: number | null }[] = await tx.query(
    `SELECT sum(undisclosed)::int AS undisclosed FROM (
       SELECT DISTINCT ON (country) undisclosed FROM released_month
       WHERE release <= $1 AND month BETWEEN date_trunc('month', $2::date) AND $3 AND country = ANY ($4) ORDER BY country, month DESC) AS latest`,
    [release, from, to, countries],
  );
  return row?.undisclosed ?? undefined;
}
