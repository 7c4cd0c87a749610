import type { Transaction } from '../../../shared/runtime/database.ts';
import { handOver } from '../../../shared/runtime/mailer.ts';
import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import type { Language, Letter } from '../../domain/mail/letter.ts';
import { relationConfirmedLetter, relationRequestedLetter } from '../../domain/relations/relationLetters.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import {
  findGiverAddress,
  type LetterTo,
  takeAddressToAsk,
} from '../../storage/memberSystem/relations/relationSides.ts';
import { letterLanguageOf } from '../mail/letterLanguage.ts';

export const RELATION_REQUESTED_KIND = 'relation-requested';
export const RELATION_CONFIRMED_KIND = 'relation-confirmed';

/** Tells the owner of the card asked for, at the library's address; once a day for each card that asks. */
export function mailRelationRequested(registry: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const to = await takeAddressToAsk(tx, relationIn(subject), registry.now());
    if (to) await send(registry, tx, to, relationRequestedLetter, messageId);
  };
}

/** Tells the same owner that it was confirmed in his name. */
export function mailRelationConfirmed(registry: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const to = await findGiverAddress(tx, relationIn(subject));
    if (to) await send(registry, tx, to, relationConfirmedLetter, messageId);
  };
}

// The library's letter to the library's address, in the language of the account that is signed in with; the KB keeps
// nothing of it. Refused for good it is done.
async function send(
  { mailer }: NetherlandsRegistry,
  tx: Transaction,
  { customerId, email }: LetterTo,
  words: (language?: Language) => Letter,
  messageId: string,
): Promise<void> {
  const language = await letterLanguageOf(tx, customerId);
  await handOver(mailer, { to: email, ...words(language), messageId });
}

// '<whom it concerns> <relation>': an erasure takes the letters whose subject begins with the person.
function relationIn(subject: string): string {
  return subject.split(' ')[1] ?? '';
}
