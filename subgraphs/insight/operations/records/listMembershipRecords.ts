import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Analyst } from '../../domain/actor.ts';
import type { PlacedRecord, RecordFilter } from '../../domain/records/membershipRecord.ts';
import { COUNTED_TO, type RecordTotal, recordTotal } from '../../domain/records/recordTotal.ts';
import type { InsightRegistry } from '../../registry.ts';
import { countRecords, type RecordQuery, readRecords } from '../../storage/records/membershipRecords.ts';
import { spendRows } from '../../storage/records/rowBudget.ts';
import { withinBudget } from './withinBudget.ts';

const LIST = 'membershipRecords';

/** One page, with one record more where there are more. What is told is counted for the analyst's day. */
export async function listMembershipRecords(
  registry: InsightRegistry,
  { name }: Analyst,
  query: RecordQuery,
): Promise<PlacedRecord[]> {
  const { now, rowsPerDay } = registry;
  return withinBudget(registry, { list: LIST, actor: name, action: LIST }, async (tx) => {
    const found = await readRecords(tx, query);
    const rows = Math.min(found.length, query.limit - 1);
    await spendRows(tx, { caller: name, list: LIST, rows, limit: rowsPerDay.records }, now());
    await recordAudit(tx, { actor: name, action: LIST, outcome: 'DONE' }, now());
    return found;
  });
}

/** How many the filter finds. Counts as a row of the day's budget, for it tells of as few as one. */
export async function totalRecords(
  registry: InsightRegistry,
  { name }: Analyst,
  filter: RecordFilter,
): Promise<RecordTotal> {
  const { now, rowsPerDay } = registry;
  return withinBudget(registry, { list: LIST, actor: name, action: LIST }, async (tx) => {
    await spendRows(tx, { caller: name, list: LIST, rows: 1, limit: rowsPerDay.records }, now());
    return recordTotal(await countRecords(tx, filter, COUNTED_TO), filter);
  });
}
