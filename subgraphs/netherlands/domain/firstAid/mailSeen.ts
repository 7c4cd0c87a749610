import type { MailState } from '../mail/mailState.ts';
import type { FirstAidFacts } from './firstAidFacts.ts';

/** How the letters to the present address of an account fared; undefined where none is known. */
export interface LettersSeen {
  readonly reset: MailState | undefined;
  /** Of whatever kind. */
  readonly newest: MailState | undefined;
}

/** Whether the mail server of the borrower took back or never took what was written to him last. */
export function mailIsRefused(mail: MailState | undefined): boolean {
  return mail?.state === 'REFUSED' || mail?.state === 'BOUNCED';
}

/**
 * What became of the mail for a new password (E11, E13). The newest letter tells of the address, whatever it was about:
 * one more would not arrive either. Where the address takes mail since, what failed before is asked for again.
 */
export function resetMailSeen({ reset, newest }: LettersSeen): FirstAidFacts['resetMail'] {
  if (mailIsRefused(newest)) return 'REFUSED';
  if (!reset || mailIsRefused(reset)) return 'NOT_ASKED';
  return reset.state === 'WAITING' ? 'WAITING' : 'SENT';
}
