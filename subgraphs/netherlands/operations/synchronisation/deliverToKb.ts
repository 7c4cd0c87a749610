import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { takeOver } from '../../storage/kb/entitlements.ts';
import { shareLibraryCopy } from '../../storage/memberSystem/announced.ts';
import { saveDelivered, saveFailure } from '../../storage/memberSystem/synchronisations.ts';
import { ofOrganisation } from '../../storage/scopes.ts';

/**
 * Tells the KB what holds of the customer now, in a transaction on the KB's tables alone; whatever changed since the
 * message was posted goes along. A repeat changes nothing. A failure is noted and the message waits for its next turn.
 */
export function deliverToKb({ database, kbSide, now }: NetherlandsRegistry): Delivery {
  return async (tx, subject) => {
    const [customerId = ''] = subject.split(' ');
    const copy = await shareLibraryCopy(tx, customerId, dateIn(DUTCH_TIME, now()));
    if (!copy) return;
    try {
      await kbSide.tell((kb) => takeOver(kb, copy, now()));
    } catch (error) {
      const note = ofOrganisation(copy.organisationId);
      await database.transaction((own) => saveFailure(own, customerId, 'KB_SILENT', now()), note);
      throw error;
    }
    await saveDelivered(tx, customerId, copy.version, now());
  };
}
