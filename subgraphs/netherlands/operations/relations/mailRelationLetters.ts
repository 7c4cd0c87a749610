import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import { relationConfirmedLetter, relationRequestedLetter } from '../../domain/relations/relationLetters.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findGiverAddress, takeAddressToAsk } from '../../storage/memberSystem/relations/relationSides.ts';

export const RELATION_REQUESTED_KIND = 'relation-requested';
export const RELATION_CONFIRMED_KIND = 'relation-confirmed';

/** Tells the owner of the card asked for, at the library's address; once a day for each card that asks. */
export function mailRelationRequested({ mailer, now }: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const to = await takeAddressToAsk(tx, relationIn(subject), now());
    if (to) await mailer.send({ to, ...relationRequestedLetter(), messageId });
  };
}

/** Tells the same owner that it was confirmed in his name. */
export function mailRelationConfirmed({ mailer }: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const to = await findGiverAddress(tx, relationIn(subject));
    if (to) await mailer.send({ to, ...relationConfirmedLetter(), messageId });
  };
}

// '<whom it concerns> <relation>': an erasure takes the letters whose subject begins with the person.
function relationIn(subject: string): string {
  return subject.split(' ')[1] ?? '';
}
