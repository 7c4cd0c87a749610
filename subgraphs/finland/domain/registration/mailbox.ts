import { ageOn, type CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';

export const MAILBOX_OWNERS = {
  CUSTOMER: 'The customer’s own.',
  GUARDIAN: 'A guardian’s; from the 18th birthday nothing is sent there and what came there stops working.',
  REGISTRAR:
    'The registrar’s or teacher’s own, for the time being: a task stays until it is the customer’s or guardian’s.',
} as const;
export type MailboxOwner = keyof typeof MAILBOX_OWNERS;

/** What is known of a mailbox besides the registrar's word. */
export interface KnownMailboxes {
  readonly isRegistrars: boolean;
  readonly guardianEmail?: EmailAddress | undefined;
}

/** F24: whose the address is. What is known of it outweighs what was said. */
export function mailboxOwner(
  email: EmailAddress | undefined,
  said: MailboxOwner | undefined,
  { isRegistrars, guardianEmail }: KnownMailboxes,
): MailboxOwner {
  if (isRegistrars) return 'REGISTRAR';
  if (email !== undefined && email === guardianEmail) return 'GUARDIAN';
  return said ?? 'CUSTOMER';
}

/** The power of a guardian ends on the 18th birthday, and with it that of the guardian's mailbox. */
export function isOutgrown(owner: MailboxOwner, birthDate: CalendarDate, today: CalendarDate): boolean {
  return owner === 'GUARDIAN' && ageOn(today, birthDate) >= 18;
}
