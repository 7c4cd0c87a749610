import { type Erasure, keptAttempts, keptTrail, yearsAfter } from '../../shared/vocabulary/erasure.ts';
import type { CeliaCustomer, CustomerMarkedForDeletion } from './customer.ts';

/**
 * The customer after an erasure at his own request: ended, and without everything that Celia does not keep by law. A
 * customer number, a name, a date of birth and the code stay, so that the code is in use until the retention ends.
 */
export function endAtOwnRequest(customer: CeliaCustomer, now: Date): CustomerMarkedForDeletion {
  const { id, number, unitId, identityCode, birthDate, firstName, lastName, language, format } = customer;
  const { registeredAt, emailVersion, loans, restriction, reactivatedAt, addressProtected } = customer;
  return {
    ...{ id, number, unitId, identityCode, birthDate, firstName, lastName, language, format, registeredAt },
    ...{ loans, restriction, reactivatedAt, addressProtected, emailOwner: 'CUSTOMER' },
    // Counted on, so that no link of before works should Celia make the same person a customer again.
    ...{ emailVersion: emailVersion + 1, temporary: false, state: 'MARKED_FOR_DELETION', markedForDeletionAt: now },
  };
}

/** What an erasure does. `years`: how long an ended customer is kept, as `retention.ts` says for the format. */
export function erasureOfCustomer(years: number, done: boolean, now: Date): Erasure {
  return {
    done,
    erased: [
      'Your address, e-mail address and telephone number, and what your unit wrote down besides',
      'The ground on which you were registered, which concerns health',
      'The consents that you and your guardian gave, and whom your unit may contact about you',
      'Your credentials for Celianet and Pratsam Reader, and every sign-in with them',
      'Links and mails to you that have not gone out',
    ],
    kept: [
      {
        what: 'Your name, personal identity code, customer number, unit, format and days as a customer',
        why:
          'Celia shows by them who was lent to (act 787/2022; Celia’s privacy notice). Until then nobody can register you ' +
          'anew; Celia’s customer service can make you a customer again',
        until: yearsAfter(now, years),
      },
      keptTrail(now),
      keptAttempts(now),
    ],
  };
}
