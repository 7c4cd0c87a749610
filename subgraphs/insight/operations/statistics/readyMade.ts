import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { Analyst } from '../../domain/actor.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import { monthsAfter } from '../../domain/statistics/bookingMonth.ts';
import type { ReleasedCell } from '../../domain/statistics/figures.ts';
import type { Breakdown, Measure } from '../../domain/statistics/measures.ts';
import type { Release } from '../../domain/statistics/release.ts';
import { type DeliveryLine, deliveryLines } from '../../domain/statistics/yearlyDelivery.ts';
import type { InsightRegistry } from '../../registry.ts';
import { publishedReleases, releasedCells } from '../../storage/statistics/releasedCells.ts';
import { spendQuestion } from './spendQuestion.ts';

export interface YearlyDelivery {
  readonly release: Release;
  readonly byLibrary: readonly DeliveryLine[];
  readonly byAgeBand: readonly DeliveryLine[];
}

export interface MunicipalityCustomers {
  readonly municipality: string | null;
  readonly customers: number | null;
  readonly joined: number | null;
}

/** The year of digital memberships as libraries deliver it to the KB; undefined before the year is released. */
export async function netherlandsYearlyDelivery(
  registry: InsightRegistry,
  analyst: Analyst,
  year: number,
): Promise<YearlyDelivery | undefined> {
  const table = await yearOf(registry, analyst, { action: 'netherlandsYearlyDelivery', country: 'netherlands', year });
  if (!table) return undefined;
  const lines = async (breakdown: Breakdown) => {
    const [START, END] = [await table.stock(breakdown, -1), await table.stock(breakdown, 11)];
    const [JOINED, RENEWED] = [await table.flow('JOINED', breakdown), await table.flow('RENEWED', breakdown)];
    const [LAPSED, ENDED] = [await table.flow('LAPSED', breakdown), await table.flow('ENDED', breakdown)];
    return deliveryLines({ START, JOINED, RENEWED, LAPSED, ENDED, END });
  };
  return {
    release: table.release,
    byLibrary: await lines('LIBRARY,KIND'),
    byAgeBand: await lines('KIND,AGE_BAND'),
  };
}

/** Celia's customers at the end of the year by municipality, and who joined in it; undefined before the year is released. */
export async function celiaCustomersByMunicipality(
  registry: InsightRegistry,
  analyst: Analyst,
  year: number,
): Promise<readonly MunicipalityCustomers[] | undefined> {
  const table = await yearOf(registry, analyst, { action: 'celiaCustomersByMunicipality', country: 'finland', year });
  if (!table) return undefined;
  const joined = await table.flow('JOINED', 'REGION');
  const customers = await table.stock('REGION', 11);
  return customers.map(({ region, value }) => ({
    ...{ municipality: region, customers: value },
    joined: joined.find((cell) => cell.region === region)?.value ?? null,
  }));
}

interface ReleasedYear {
  readonly release: Release;
  /** At the end of the month so many months after January. */
  stock(breakdown: Breakdown, months: number): Promise<readonly ReleasedCell[]>;
  flow(measure: Measure, breakdown: Breakdown): Promise<readonly ReleasedCell[]>;
}

async function yearOf(
  registry: InsightRegistry,
  analyst: Analyst,
  { action, country, year }: { action: string; country: FeedCountry; year: number },
): Promise<ReleasedYear | undefined> {
  await spendQuestion(registry, analyst, action);
  const tx = registry.database.source.manager;
  const [release] = await publishedReleases(tx);
  if (!release || !Number.isInteger(year) || year < 1900 || year > 9998) return undefined;
  const january = `${year}-01-01` as CalendarDate;
  const cells = (span: 'MONTH' | 'YEAR', measure: Measure, breakdown: Breakdown, from: CalendarDate) =>
    cellsOfCountry(tx, release, country, { span, measure, breakdown, from });
  if ((await cells('YEAR', 'JOINED', '', january)).length === 0) return undefined;
  return {
    release,
    stock: (breakdown, months) => cells('MONTH', 'ACTIVE', breakdown, monthsAfter(january, months)),
    flow: (measure, breakdown) => cells('YEAR', measure, breakdown, january),
  };
}

function cellsOfCountry(
  tx: Transaction,
  { id }: Release,
  country: FeedCountry,
  { from, ...table }: { span: 'MONTH' | 'YEAR'; measure: Measure; breakdown: Breakdown; from: CalendarDate },
): Promise<ReleasedCell[]> {
  const question = { ...table, from, to: from, periods: 1, filter: { countries: [country] } };
  return releasedCells(tx, id, question, { whole: false, most: 100_000 });
}
