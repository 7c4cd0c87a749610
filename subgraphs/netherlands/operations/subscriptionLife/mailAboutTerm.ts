import type { Transaction } from '../../../shared/runtime/database.ts';
import { handOver } from '../../../shared/runtime/mailer.ts';
import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import type { Subscription } from '../../domain/member.ts';
import { expiryLetter, stageLetter } from '../../domain/subscriptionLife/membershipLetters.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { findMembers, findSubscriptionsOf } from '../../storage/memberSystem/members.ts';
import { letterLanguageOf } from '../mail/letterLanguage.ts';

export const EXPIRY_KIND = 'membership-expires';
export const STAGE_KIND = 'membership-unpaid';

/** Mails a reminder of the end, to the address that the library has (refused for good, it is done); nothing to whoever renewed or cancelled meanwhile. */
export function mailExpiry({ mailer, now }: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const { email, term, terms } = await about(tx, subject);
    if (!email || !term || term.cancelledOn || term.through < dateIn(DUTCH_TIME, now())) return;
    if (terms.some((one) => one.previousId === term.id && one.status !== 'CANCELLED')) return;
    const language = await letterLanguageOf(tx, term.customerId);
    await handOver(mailer, { to: email, ...expiryLetter(term.through, language), messageId });
  };
}

/** Mails what an unpaid subscription came to, unless it has gone on since. */
export function mailStage({ mailer }: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const { email, term } = await about(tx, subject);
    if (!term || term.status !== subject.split(' ')[2]) return;
    const letter = stageLetter(term, await letterLanguageOf(tx, term.customerId));
    if (email && letter) await handOver(mailer, { to: email, ...letter, messageId });
  };
}

async function about(tx: Transaction, subject: string) {
  const [customerId = '', id] = subject.split(' ');
  const [member] = await findMembers(tx, [customerId]);
  const terms: readonly Subscription[] = await findSubscriptionsOf(tx, [customerId]);
  return { email: member?.email, term: terms.find((one) => one.id === id), terms };
}
