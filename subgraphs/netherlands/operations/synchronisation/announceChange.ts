import type { Transaction } from '../../../shared/runtime/database.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { nextVersion } from '../../storage/memberSystem/synchronisations.ts';

export const KB_COPY_KIND = 'kb-copy';

/**
 * To be called in every transaction that changes a subscription, pass, validity or login link of a customer: the KB
 * hears of it by the outbox, as it then is. The scope must see the customer: his organisation's, or a wide one.
 */
export async function announceChange(tx: Transaction, customerId: string, now: Date): Promise<void> {
  const version = await nextVersion(tx, customerId, now);
  if (version === undefined) throw new Error('a change is announced of a customer that the scope sees');
  await postLetter(tx, { kind: KB_COPY_KIND, subject: `${customerId} ${version}` }, now);
}
