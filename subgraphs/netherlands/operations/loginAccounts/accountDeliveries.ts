import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { ONLINE_LETTER_KIND } from './createLoginAccount.ts';
import { mailUsernameReminder, USERNAME_REMINDER_KIND } from './forgotUsername.ts';
import {
  EMAIL_ASKED_KIND,
  EMAIL_CHANGED_KIND,
  EMAIL_CONFIRM_KIND,
  mailEmailAsked,
  mailEmailChanged,
  mailEmailConfirmation,
} from './mailEmailChange.ts';
import { mailOnlineAccount } from './mailOnlineAccount.ts';
import { mailUsernameChanged, USERNAME_CHANGED_KIND } from './mailUsernameChanged.ts';

import { mailTemporaryPassword, TEMPORARY_PASSWORD_KIND } from './setTemporaryPassword.ts';

/** The letters of a login account's whole life, besides those that a desk's enrolment brings. */
export function accountDeliveries(registry: NetherlandsRegistry): Readonly<Record<string, Delivery>> {
  return {
    [ONLINE_LETTER_KIND]: mailOnlineAccount(registry),
    [EMAIL_CONFIRM_KIND]: mailEmailConfirmation(registry),
    [EMAIL_ASKED_KIND]: mailEmailAsked(registry),
    [EMAIL_CHANGED_KIND]: mailEmailChanged(registry),
    [TEMPORARY_PASSWORD_KIND]: mailTemporaryPassword(registry),
    [USERNAME_CHANGED_KIND]: mailUsernameChanged(registry),
    [USERNAME_REMINDER_KIND]: mailUsernameReminder(registry),
  };
}
