import { eraseAll } from '../../../shared/runtime/eraser.ts';
import type { RetentionClass } from '../../../shared/runtime/retention.ts';
import { dueBefore, dueFrom } from '../../../shared/vocabulary/retention.ts';
import { RETENTION } from '../../domain/retention.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { countUnused, lockUnused } from '../../storage/kb/unusedLoginAccounts.ts';
import { isLinked } from '../../storage/memberSystem/endedMembers.ts';
import { eraseLoginAccount } from '../eraseLoginAccount.ts';

const ERASED_AT_ONCE = 50;

/** Accounts that were made online and that no library ever pointed at. */
export function unusedLoginAccounts({ tombstoneKey, accounts }: NetherlandsRegistry): RetentionClass {
  const rule = { ...RETENTION.unusedLoginAccounts, duration: { days: accounts.unusedAccountDays } };
  const before = (at: Date) => dueBefore(rule.duration, DUTCH_TIME, at);
  return {
    ...rule,
    async due(tx, at) {
      const { count, oldest } = await countUnused(tx, before(at));
      return { count, oldest: oldest ? dueFrom(rule.duration, DUTCH_TIME, oldest) : undefined };
    },
    async sweepBatch(tx, at) {
      const unlinked: string[] = [];
      for (const id of await lockUnused(tx, before(at), ERASED_AT_ONCE)) {
        if (!(await isLinked(tx, id))) unlinked.push(id); // a library's announcement may still be on its way
      }
      return eraseAll(tx, unlinked, { eraser: eraseLoginAccount, tombstoneKey, rule, at });
    },
  };
}
