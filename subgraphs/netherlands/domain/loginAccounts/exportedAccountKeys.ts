import type { ExportedKeys } from '../../../shared/vocabulary/dataExport.ts';
import type { KeptLetter } from '../keptOfHolder.ts';
import type { EmailChange } from './emailChange.ts';

export const EMAIL_CHANGE: ExportedKeys<EmailChange> = {
  oldEmail: ['The address before.', ({ oldEmail }) => oldEmail],
  newEmail: ['The address after.', ({ newEmail }) => newEmail],
  askedAt: ['When it was asked for.', ({ askedAt }) => askedAt],
  changedAt: ['When it was confirmed; nothing where it was not.', ({ changedAt }) => changedAt],
  linkValidUntil: ['Until when it can be confirmed, or taken back.', ({ linkValidUntil }) => linkValidUntil],
};

/** A username that was given up is kept as a keyed hash alone. */
export const HELD_USERNAME: ExportedKeys<{ readonly freeFrom: Date }> = {
  freeFrom: ['From when on somebody else may have a username that you gave up.', ({ freeFrom }) => freeFrom],
};

export const SENT_LETTER: ExportedKeys<KeptLetter> = {
  kind: ['What kind of mail.', ({ kind }) => kind],
  sentAt: ['When it was handed to the mail server.', ({ sentAt }) => sentAt],
  state: ['Whether it was taken, refused or came back.', ({ state }) => state],
  stateAt: ['Since when.', ({ stateAt }) => stateAt],
  status: ['The code of what failed.', ({ status }) => status],
};
