import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { RecordedReadingDisability } from '../../domain/registration/readingDisability.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { openReadingDisability } from '../../storage/registration/readingDisabilities.ts';
import { actForCelia, lockAnyCustomer } from '../celia/actForCelia.ts';

/** What was kept of it, or nothing: whoever gave no consent to it has none. */
export interface KnownReadingDisability {
  readonly known: RecordedReadingDisability | undefined;
}

type Reading = KnownReadingDisability | Refusal<'NO_SUCH_CUSTOMER'>;

/** What makes reading hard for the customer, for Celia's own staff and a stated purpose; the customer sees in the log that it was read. */
export async function readReadingDisability(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  customerId: string,
  purpose: LookupPurpose,
): Promise<Reading> {
  const act = { action: 'celiaReadingDisability', purpose } as const;
  return actForCelia<Reading>(registry, clerk, act, async (tx, desk) => {
    const { customer, subject } = await lockAnyCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    return { answer: { known: await openReadingDisability(tx, registry.sealing, customer.id) }, subject };
  });
}
