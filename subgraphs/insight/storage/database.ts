import type { EntitySchema } from 'typeorm';
import type { MigrationClass } from '../../shared/runtime/database.ts';
import { RUNTIME_MIGRATIONS_WITHOUT_VAULT } from '../../shared/runtime/runtimeMigrations.ts';
import { FeedTables1766000000000 } from './migrations/feedTables1766000000000.ts';
import { RecordsAndExport1766200000000 } from './migrations/recordsAndExport1766200000000.ts';
import { RefusedRows1766300000000 } from './migrations/refusedRows1766300000000.ts';
import { StatisticsBudget1766100000001 } from './migrations/statisticsBudget1766100000001.ts';
import { StatisticsReleases1766100000000 } from './migrations/statisticsReleases1766100000000.ts';

// biome-ignore lint/suspicious/noExplicitAny: EntitySchema is invariant in its row
export const tables: EntitySchema<any>[] = [];

export const migrations: MigrationClass[] = [
  ...RUNTIME_MIGRATIONS_WITHOUT_VAULT,
  FeedTables1766000000000,
  StatisticsReleases1766100000000,
  StatisticsBudget1766100000001,
  RecordsAndExport1766200000000,
  RefusedRows1766300000000,
];
