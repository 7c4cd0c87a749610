import { finnishDay } from '../../domain/finnishDay.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findCustomer } from '../../storage/customers.ts';
import { takeDaysCome } from '../../storage/registration/daysAhead.ts';
import { openTask } from '../../storage/registration/tasks.ts';
import { acrossUnits } from '../../storage/scopes.ts';

const AT_ONCE = 100;

/** F4, F5: opens the tasks whose day has come in Finland, also those of days when nothing ran; each once. */
export async function openDueTasks({ database, now }: FinlandRegistry): Promise<number> {
  let opened = 0;
  for (let taken = AT_ONCE; taken === AT_ONCE; opened += taken) {
    taken = await database.transaction(async (tx) => {
      const come = await takeDaysCome(tx, finnishDay(now()), AT_ONCE);
      for (const { customerId, kind } of come) {
        const customer = await findCustomer(tx, customerId);
        if (customer?.state === 'ACTIVE') await openTask(tx, customer, kind, now());
      }
      return come.length;
    }, acrossUnits('dueTasks'));
  }
  return opened;
}
