import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { GUARDIAN_CONSENT_KIND, mailGuardianConsent } from './mailGuardianConsent.ts';
import { mailTransfer, TRANSFER_KIND } from './mailTransfer.ts';
import { mailWelcome, WELCOME_KIND } from './mailWelcome.ts';

/** The letters of a registration and of what comes after it. */
export function registrationDeliveries(registry: FinlandRegistry): Readonly<Record<string, Delivery>> {
  return {
    [WELCOME_KIND]: (tx, subject, messageId) => mailWelcome(registry, tx, subject, messageId),
    [GUARDIAN_CONSENT_KIND]: (tx, subject, messageId) => mailGuardianConsent(registry, tx, subject, messageId),
    [TRANSFER_KIND]: (tx, subject, messageId) => mailTransfer(registry, tx, subject, messageId),
  };
}
