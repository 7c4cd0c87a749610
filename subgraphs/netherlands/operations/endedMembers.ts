import { eraseAll } from '../../shared/runtime/eraser.ts';
import type { RetentionClass } from '../../shared/runtime/retention.ts';
import { dateIn, startOfDay } from '../../shared/vocabulary/calendarDate.ts';
import { dueBeforeDay, dueFrom } from '../../shared/vocabulary/retention.ts';
import { RETENTION } from '../domain/retention.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../registry.ts';
import { countEnded, lockEnded } from '../storage/memberSystem/endedMembers.ts';
import { eraseCustomer } from './eraseCustomer.ts';

const ERASED_AT_ONCE = 50;

/** Customers whose last subscription ended years ago. */
export function endedMembers({ tombstoneKey, endedMemberYears }: NetherlandsRegistry): RetentionClass {
  const rule = { ...RETENTION.endedMembers, duration: { years: endedMemberYears } };
  const before = (at: Date) => dueBeforeDay(rule.duration, dateIn(DUTCH_TIME, at));
  return {
    ...rule,
    async due(tx, at) {
      const { count, oldest } = await countEnded(tx, before(at));
      return { count, oldest: oldest ? dueFrom(rule.duration, DUTCH_TIME, startOfDay(DUTCH_TIME, oldest)) : undefined };
    },
    async sweepBatch(tx, at) {
      const ids = await lockEnded(tx, before(at), ERASED_AT_ONCE);
      return eraseAll(tx, ids, { eraser: eraseCustomer, tombstoneKey, rule, at });
    },
  };
}
