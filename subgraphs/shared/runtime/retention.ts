import { dateIn, timeIn } from '../vocabulary/calendarDate.ts';
import type { RetentionRule } from '../vocabulary/retention.ts';
import type { Database, Transaction } from './database.ts';
import type { Log } from './log.ts';
import { everyRecord } from './scope.ts';
import type { Sweep } from './sweepTimer.ts';

const LOOK_EVERY_MS = 300_000;
const DAY_MS = 86_400_000;

/** How many are due, and since when the oldest of them is. */
export interface Due {
  readonly count: number;
  readonly oldest?: Date | undefined;
}

/** A line of the retention table with the work it asks for. */
export interface RetentionClass extends RetentionRule {
  due(tx: Transaction, at: Date): Promise<Due>;
  /** One batch with its audit lines, in the caller's transaction; passes over rows that somebody holds. Resolves with how many. */
  sweepBatch(tx: Transaction, at: Date): Promise<number>;
}

/** `overdue`: due for longer than a day, so that a night has passed it by. */
export interface ClassReport extends Due {
  readonly rule: RetentionRule;
  readonly overdue: number;
}

export interface RetentionPlan {
  database: Database;
  log: Log;
  now: () => Date;
  /** IANA, e.g. 'Europe/Oslo'. */
  timeZone: string;
  /** 'HH:MM' in the zone: when the night's sweep begins. */
  sweepAt: string;
  classes: readonly RetentionClass[];
}

/** The retention of one country. */
export interface Retention {
  /** Runs every class; in the server once a night, after a missed one as soon as it is up again. */
  readonly sweep: Sweep;
  /** What a sweep would do now; changes nothing. */
  report(): Promise<ClassReport[]>;
}

export function openRetention(plan: RetentionPlan): Retention {
  const report = () => reportOn(plan);
  const isDue = async () => (await lastNight(plan.database))?.night !== nightOf(plan);
  return {
    report,
    sweep: { name: 'retention', everyMs: LOOK_EVERY_MS, atStart: true, isDue, run: () => sweepAll(plan) },
  };
}

/** The night that was swept last and what was overdue after it; undefined before the first. */
export async function lastNight(database: Database): Promise<{ night: string; overdue: number } | undefined> {
  const [row] = await database.source.query(
    `SELECT to_char(night, 'YYYY-MM-DD') AS night, overdue FROM retention_night`,
  );
  return row;
}

async function sweepAll(plan: RetentionPlan): Promise<number> {
  const night = nightOf(plan);
  let swept = 0;
  const failures: unknown[] = [];
  for (const one of plan.classes) {
    try {
      swept += await sweepClass(plan, one);
    } catch (err) {
      plan.log.error({ err, class: one.name }, 'retention: the class was not swept');
      failures.push(err);
    }
  }
  const report = await reportOn(plan);
  for (const { rule, count, overdue } of report)
    plan.log[overdue > 0 ? 'warn' : 'info']({ class: rule.name, due: count, overdue }, 'retention');
  // A night with a failure is not over: the next look does it again.
  if (failures.length > 0) throw failures[0];
  await saveNight(plan, night, report);
  return swept;
}

async function sweepClass({ database, now }: RetentionPlan, one: RetentionClass): Promise<number> {
  const batch = () => database.transaction((tx) => one.sweepBatch(tx, now()), everyRecord('retention'));
  let swept = 0;
  for (let done = await batch(); done > 0; done = await batch()) swept += done;
  return swept;
}

async function reportOn({ database, now, classes }: RetentionPlan): Promise<ClassReport[]> {
  const at = now();
  const count = async (tx: Transaction) => {
    const reports: ClassReport[] = [];
    for (const one of classes) {
      const { count: overdue } = await one.due(tx, new Date(at.getTime() - DAY_MS));
      reports.push({ rule: one, ...(await one.due(tx, at)), overdue });
    }
    return reports;
  };
  return database.transaction(count, everyRecord('retention'));
}

async function saveNight({ database, now }: RetentionPlan, night: string, report: ClassReport[]): Promise<void> {
  const overdue = report.reduce((sum, one) => sum + one.overdue, 0);
  await database.source.query(
    `INSERT INTO retention_night (night, swept_at, overdue) VALUES ($1, $2, $3)
     ON CONFLICT (one) DO UPDATE SET night = excluded.night, swept_at = excluded.swept_at, overdue = excluded.overdue`,
    [night, now(), overdue],
  );
}

/** The day whose sweep should have begun last. */
function nightOf({ now, timeZone, sweepAt }: RetentionPlan): string {
  const instant = now();
  const today = dateIn(timeZone, instant);
  if (timeIn(timeZone, instant) >= sweepAt) return today;
  return new Date(Date.parse(today) - DAY_MS).toISOString().slice(0, 10);
}
