import { openDatabaseClock } from '../subgraphs/shared/runtime/databaseClock.ts';
import { openLog } from '../subgraphs/shared/runtime/log.ts';
import { assertMigrated } from '../subgraphs/shared/runtime/migrate.ts';
import type { ClassReport } from '../subgraphs/shared/runtime/retention.ts';
import { SettingError } from '../subgraphs/shared/runtime/settings.ts';
import type { Subgraph } from '../subgraphs/shared/runtime/subgraph.ts';
import { parseCalendarDate } from '../subgraphs/shared/vocabulary/calendarDate.ts';
import { durationText } from '../subgraphs/shared/vocabulary/retention.ts';
import { withCountryDatabase } from './database/countryDatabase.ts';

const DRY_RUN = '--dry-run';
const WORDS = { DELETE: 'delete', EMPTY: 'empty', WARN: 'warn' } as const;

/**
 * npm run sweep -- <subgraph> [--dry-run [YYYY-MM-DD]]: runs each of its sweeps once, with the settings that its server has, and says
 * what is overdue; or says what would be done, now or on that day, and changes nothing.
 */
export async function main([name, option, day]: readonly string[]): Promise<number> {
  if (option !== undefined && option !== DRY_RUN) throw new SettingError(`say ${DRY_RUN} or nothing`);
  const on = day === undefined ? undefined : noonOf(day);
  let overdue = 0;
  await withCountryDatabase(name, async (country, database) => {
    await assertMigrated(database, country.name);
    const log = openLog(country.name);
    const clock = await openDatabaseClock(database, log);
    const subgraph = await country.open({ settings: process.env, database, log, now: on ? () => on : clock.now });
    try {
      if (option !== DRY_RUN) for (const sweep of subgraph.sweeps) console.log(`${sweep.name}: ${await sweep.run()}`);
      overdue = await printRetention(subgraph);
    } finally {
      await subgraph.close();
      clock.stop();
    }
  });
  return option !== DRY_RUN && overdue > 0 ? 1 : 0;
}

/** A line for each class of data; gives how many rows a night has passed by. */
async function printRetention({ retention }: Subgraph): Promise<number> {
  const report = (await retention?.report()) ?? [];
  for (const one of report) console.log(lineOf(one));
  return report.reduce((sum, one) => sum + one.overdue, 0);
}

function lineOf({ rule, count, oldest, overdue }: ClassReport): string {
  const since = oldest ? `, the oldest since ${oldest.toISOString()}` : '';
  const todo = `${WORDS[rule.action]} ${durationText(rule.duration)} after ${rule.from}`;
  return `${rule.name}: ${count} due${since}; overdue ${overdue}; ${todo}`;
}

function noonOf(day: string): Date {
  if (!parseCalendarDate(day)) throw new SettingError('the day of a dry run must be YYYY-MM-DD');
  return new Date(`${day}T12:00:00Z`);
}
