import type { Transaction } from '../../shared/runtime/database.ts';
import { eraseAll } from '../../shared/runtime/eraser.ts';
import { recordSweep } from '../../shared/runtime/expiringRows.ts';
import { postLetter } from '../../shared/runtime/outbox.ts';
import type { RetentionClass } from '../../shared/runtime/retention.ts';
import { type Duration, dueBefore, dueFrom } from '../../shared/vocabulary/retention.ts';
import { RETENTION } from '../domain/retention.ts';
import { NORWEGIAN_TIME, type Registry } from '../registry.ts';
import {
  countUnwarned,
  countWarned,
  lockUnwarned,
  lockWarned,
  orderWarnings,
  type Waiting,
} from '../storage/accountUse.ts';
import { eraseAccount } from './eraseAccount.ts';
import { WARNING_KIND } from './mailInactivityWarning.ts';

const WARNED_AT_ONCE = 200;
const ERASED_AT_ONCE = 50;

/** Accounts without any use: warned first, and deleted where the warning did not bring their holders back. */
export function inactiveAccounts(registry: Registry): RetentionClass[] {
  const { inactivity } = registry;
  const warning = { ...RETENTION.inactiveAccountWarning, duration: inactivity.unused };
  const ending = { ...RETENTION.inactiveAccount, duration: inactivity.grace };
  return [
    {
      ...warning,
      due: async (tx, at) => dueOf(await countUnwarned(tx, before(warning.duration, at)), warning.duration),
      sweepBatch: (tx, at) => orderBatch(tx, before(warning.duration, at), at),
    },
    {
      ...ending,
      due: async (tx, at) => dueOf(await countWarned(tx, before(ending.duration, at)), ending.duration),
      async sweepBatch(tx, at) {
        const ids = await lockWarned(tx, before(ending.duration, at), ERASED_AT_ONCE);
        const { tombstoneKey, vault } = registry;
        return eraseAll(tx, ids, { eraser: eraseAccount(vault), tombstoneKey, rule: ending, at });
      },
    },
  ];
}

async function orderBatch(tx: Transaction, usedBefore: Date, at: Date): Promise<number> {
  const ids = await lockUnwarned(tx, usedBefore, WARNED_AT_ONCE);
  await orderWarnings(tx, ids, at);
  for (const subject of ids) await postLetter(tx, { kind: WARNING_KIND, subject }, at);
  for (const subject of ids) await recordSweep(tx, RETENTION.inactiveAccountWarning, at, subject);
  return ids.length;
}

function before(duration: Duration, at: Date): Date {
  return dueBefore(duration, NORWEGIAN_TIME, at);
}

function dueOf({ count, oldest }: Waiting, duration: Duration) {
  return { count, oldest: oldest ? dueFrom(duration, NORWEGIAN_TIME, oldest) : undefined };
}
