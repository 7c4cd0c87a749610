import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import { transferLetter, welcomeLetter } from '../../domain/registration/registrationLetters.ts';
import { isToWelcome } from '../../domain/registration/welcome.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { mailToCustomer } from '../mailToCustomer.ts';
import { GUARDIAN_CONSENT_KIND, mailGuardianConsent } from './mailGuardianConsent.ts';
import { WELCOME_KIND } from './postWelcome.ts';
import { TRANSFER_KIND } from './transferCeliaCustomer.ts';

/** The letters of a registration and of what comes after it. */
export function registrationDeliveries(registry: FinlandRegistry): Readonly<Record<string, Delivery>> {
  return {
    [GUARDIAN_CONSENT_KIND]: (tx, subject, messageId) => mailGuardianConsent(registry, tx, subject, messageId),
    [WELCOME_KIND]: (tx, customerId, messageId) =>
      mailToCustomer(registry, tx, { customerId, messageId }, (customer) =>
        isToWelcome(customer, finnishDay(registry.now())) ? welcomeLetter(customer.language) : undefined,
      ),
    [TRANSFER_KIND]: (tx, customerId, messageId) =>
      mailToCustomer(registry, tx, { customerId, messageId }, ({ state, language }) =>
        state === 'ACTIVE' ? transferLetter(language) : undefined,
      ),
  };
}
