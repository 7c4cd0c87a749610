import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Analyst } from '../../domain/actor.ts';
import { FEED_COUNTRIES } from '../../domain/feed/feedCountry.ts';
import { type FeedPlace, inOneOrder, type MembershipChange } from '../../domain/records/membershipChange.ts';
import type { InsightRegistry } from '../../registry.ts';
import { readChanges } from '../../storage/records/membershipChanges.ts';
import { spendRows } from '../../storage/records/rowBudget.ts';
import { withinBudget } from './withinBudget.ts';

const LIST = 'membershipChanges';

/** The changes that follow the place, and one more where there are more. What is told is counted for the analyst's day. */
export async function listMembershipChanges(
  registry: InsightRegistry,
  { name }: Analyst,
  after: FeedPlace,
  first: number,
): Promise<MembershipChange[]> {
  const { now, rowsPerDay } = registry;
  return withinBudget(registry, { list: LIST, actor: name, action: LIST }, async (tx) => {
    const found: MembershipChange[] = [];
    for (const country of FEED_COUNTRIES) found.push(...(await readChanges(tx, country, after[country], first + 1)));
    const next = inOneOrder(found).slice(0, first + 1);
    const rows = Math.min(next.length, first);
    await spendRows(tx, { caller: name, list: LIST, rows, limit: rowsPerDay.changes }, now());
    await recordAudit(tx, { actor: name, action: LIST, outcome: 'DONE' }, now());
    return next;
  });
}
