import type { Delivery } from '../../shared/runtime/outboxWorker.ts';
import { inactivityLetter } from '../domain/inactivityLetter.ts';
import type { Registry } from '../registry.ts';
import { lockToWarn, markWarned } from '../storage/accountUse.ts';

export const WARNING_KIND = 'library-card-inactive';

/** Sends the warning, unless the card was used meanwhile. The time of grace runs from here: an unsent warning ends nothing. */
export function mailInactivityWarning({ mailer, now, inactivity }: Registry): Delivery {
  return async (tx, accountId, messageId) => {
    const to = await lockToWarn(tx, accountId);
    if (!to) return;
    await mailer.send({ to, messageId, ...inactivityLetter(inactivity.grace.days) });
    await markWarned(tx, accountId, now());
  };
}
