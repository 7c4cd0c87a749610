import type { InsightWorld } from './insightWorld.ts';
import { mediansInTurns } from './mediansInTurns.ts';
import { type Dimension, QUESTIONS, type Question } from './questions.ts';
import type { RawDuckDb } from './rawDuckDb.ts';
import type { RawPostgres } from './rawPostgres.ts';
import type { Cells } from './rawQuestion.ts';

const ASK = `query ($measure: MembershipMeasure!, $by: [MembershipDimension!]!, $period: MembershipPeriodInput!) {
  membershipStatistics(measure: $measure, by: $by, period: $period) {
    cells { country library region ageBand month value suppressed }
    refusal { code }
  } }`;

type Figure = Readonly<Record<(typeof FIELDS)[Dimension], string | null>> & {
  readonly value: number | null;
  readonly suppressed: boolean;
};
interface Answer {
  readonly cells: readonly Figure[];
  readonly refusal: { readonly code: string } | null;
}

const FIELDS = {
  COUNTRY: 'country',
  LIBRARY: 'library',
  REGION: 'region',
  AGE_BAND: 'ageBand',
  MONTH: 'month',
} as const satisfies Record<Dimension, string>;

/** Milliseconds of a question by three ways. */
export interface QuestionTimes {
  readonly title: string;
  readonly insight: number;
  readonly sql: number;
  readonly duckdb: number;
}

/** Every question in turns, where all three give the same answer to it. */
export async function raceQuestions(
  world: InsightWorld,
  raw: RawPostgres,
  duckdb: RawDuckDb,
): Promise<QuestionTimes[]> {
  const times: QuestionTimes[] = [];
  for (const question of QUESTIONS) {
    const ways = {
      insight: () => ask(world, question),
      duckdb: () => duckdb.ask(question),
      sql: () => raw.ask(question),
    };
    const medians = await mediansInTurns(ways, (answers) => {
      assertSame(question, answers.sql, answers.duckdb);
      assertReleased(question, answers.sql, answers.insight);
    });
    times.push({ title: question.title, ...medians });
  }
  return times;
}

async function ask(world: InsightWorld, { measure, by, from, to }: Question): Promise<readonly Figure[]> {
  const { cells, refusal } = (await world.ask(ASK, { measure, by, period: { from, to } })) as Answer;
  if (refusal) throw new Error(refusal.code);
  return cells;
}

function assertSame({ title }: Question, one: Cells, other: Cells): void {
  const isSame = one.size === other.size && [...one].every(([cell, value]) => other.get(cell) === value);
  if (!isSame) throw new Error(`${title}: PostgreSQL and DuckDB do not agree`);
}

// What is hidden can only be there or not: everything that is told must be right, and something must be.
function assertReleased({ title, by }: Question, raw: Cells, figures: readonly Figure[]): void {
  const cellOf = (figure: Figure) =>
    by
      .map((dimension) => String(figure[FIELDS[dimension]]).replace(/^[A-Z]+$/, (name) => name.toLowerCase()))
      .join('|');
  const released = new Map(figures.map((figure) => [cellOf(figure), figure]));
  const missing = [...raw.keys()].filter((cell) => !released.has(cell));
  const told = [...released].filter(([, { suppressed }]) => !suppressed);
  const wrong = told.filter(([cell, { value }]) => value !== (raw.get(cell) ?? 0));
  if (missing.length > 0) throw new Error(`${title}: insight has no ${missing[0]}`);
  if (wrong.length > 0 || told.length === 0) throw new Error(`${title}: insight says otherwise of ${wrong[0]?.[0]}`);
}
