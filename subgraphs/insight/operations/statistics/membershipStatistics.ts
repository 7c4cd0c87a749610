import type { Transaction } from '../../../shared/runtime/database.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Analyst } from '../../domain/actor.ts';
import type { InsightRefusalCode } from '../../domain/refusals.ts';
import { type Figure, figuresBy } from '../../domain/statistics/figures.ts';
import { type StatisticsQuestion, tableFor } from '../../domain/statistics/question.ts';
import type { Release } from '../../domain/statistics/release.ts';
import type { InsightRegistry } from '../../registry.ts';
import { publishedReleases, releasedCells, toldUndisclosedOf } from '../../storage/statistics/releasedCells.ts';
import { spendQuestion } from './spendQuestion.ts';

export interface Statistics {
  readonly release?: Release | undefined;
  readonly cells: readonly Figure[];
  readonly undisclosed?: number | undefined;
  readonly refusal?: Refusal<InsightRefusalCode> | undefined;
}

const MOST_CELLS = 20_000;

/** What the release says to the question, the latest one where none is named. Costs the same however many members there are. */
export async function membershipStatistics(
  registry: InsightRegistry,
  analyst: Analyst,
  question: StatisticsQuestion,
  releaseId: string | undefined,
): Promise<Statistics> {
  await spendQuestion(registry, analyst, 'membershipStatistics');
  const tx = registry.database.source.manager;
  const release = await releaseNamed(tx, releaseId);
  if (isRefusal(release)) return { cells: [], refusal: release };
  const table = tableFor(question);
  if (isRefusal(table)) return { release, cells: [], refusal: table };
  if (!release) return { cells: [] };
  const { by, filter, period, roundTo } = question;
  const whole = !by.includes('MONTH');
  const cells = await releasedCells(tx, release.id, table, { whole, most: MOST_CELLS + 1 });
  if (cells.length > MOST_CELLS)
    return { release, cells: [], refusal: refuse('TOO_MANY_FIGURES', { field: 'period' }) };
  const undisclosed = await toldUndisclosedOf(tx, release.id, period, filter.countries);
  return { release, cells: figuresBy(by, cells, roundTo), undisclosed };
}

/** Undefined where nothing is published yet. */
async function releaseNamed(
  tx: Transaction,
  id: string | undefined,
): Promise<Release | undefined | Refusal<'RELEASE_UNKNOWN'>> {
  if (id !== undefined && !/^[1-9]\d{0,8}$/.test(id)) return refuse('RELEASE_UNKNOWN', { field: 'release' });
  const [release] = await publishedReleases(tx, id === undefined ? undefined : Number(id));
  return release ?? (id === undefined ? undefined : refuse('RELEASE_UNKNOWN', { field: 'release' }));
}
