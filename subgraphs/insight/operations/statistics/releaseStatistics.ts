import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { FEED_COUNTRIES, type FeedCountry, TIME_ZONES } from '../../domain/feed/feedCountry.ts';
import { monthsAfter } from '../../domain/statistics/bookingMonth.ts';
import { lastClosedMonth, nextMonth, yearEndingWith } from '../../domain/statistics/closedMonths.ts';
import { decideMonth } from '../../domain/statistics/suppression/decideMonth.ts';
import { decideYear } from '../../domain/statistics/suppression/decideYear.ts';
import { toldUndisclosed } from '../../domain/statistics/thresholds.ts';
import type { InsightRegistry } from '../../registry.ts';
import { flowsIn, stockAtEndOf, undisclosedAtEndOf } from '../../storage/statistics/counts.ts';
import {
  hiddenStock,
  lockStanding,
  publishedFlows,
  publishRelease,
  type ReleasedMonth,
  releaseInTheMaking,
  saveCells,
  saveMonth,
} from '../../storage/statistics/releases.ts';

/**
 * Releases every month that is over and known, each country's for itself, and with a December its year. What is
 * released never changes (A41). Resolves with the number of months.
 */
export async function releaseStatistics(registry: InsightRegistry): Promise<number> {
  const { database, now } = registry;
  let months = 0;
  for (const country of FEED_COUNTRIES)
    while (await database.transaction((tx) => releaseMonth(tx, registry, country))) months += 1;
  await database.transaction((tx) => publishRelease(tx, now()));
  return months;
}

async function releaseMonth(tx: Transaction, { releaseAfterDays }: InsightRegistry, country: FeedCountry) {
  const { knownTo, position, ...standing } = await lockStanding(tx, country);
  const calendar = { timeZone: TIME_ZONES[country], afterDays: releaseAfterDays };
  const month = knownTo && nextMonth(standing, lastClosedMonth(knownTo, calendar));
  if (!month) return false;
  const released = { country, month, release: await releaseInTheMaking(tx) };
  const undisclosed = toldUndisclosed(country, await undisclosedAtEndOf(tx, country, month));
  await saveMonth(tx, released, position, undisclosed);
  await saveCells(tx, released, 'MONTH', await monthCells(tx, country, month));
  const year = yearEndingWith(month);
  if (year) await releaseYear(tx, { ...released, month: year }, month);
  return true;
}

async function monthCells(tx: Transaction, country: FeedCountry, month: CalendarDate) {
  return decideMonth({
    country,
    hiddenBefore: await hiddenStock(tx, country, [monthsAfter(month, -1)]),
    stock: await stockAtEndOf(tx, country, month),
    flows: await flowsIn(tx, country, month, month),
  });
}

async function releaseYear(tx: Transaction, year: ReleasedMonth, through: CalendarDate): Promise<void> {
  const { country, month: from } = year;
  const cells = decideYear({
    country,
    flows: await flowsIn(tx, country, from, through),
    published: await publishedFlows(tx, country, from, through),
    hiddenStock: await hiddenStock(tx, country, [monthsAfter(from, -1), through]),
  });
  await saveCells(tx, year, 'YEAR', cells);
}
