import { type ExportSection, exportSection } from './dataExport.ts';

/** A mail to a person that was sent or waits to be sent. Its text is written when it is sent and is not kept. */
export interface PostedLetter {
  readonly kind: string;
  readonly postedAt: Date;
  readonly notBefore: Date;
  readonly attempts: number;
  readonly sentAt: Date | null;
}

/** The outbox as a section of an export. */
export function exportedLetters(letters: readonly PostedLetter[]): ExportSection {
  return exportSection<PostedLetter>(
    'Mails to you. Their text is written when they are sent and is not kept.',
    {
      kind: ['What kind of mail.', ({ kind }) => kind],
      postedAt: ['When it was asked for.', ({ postedAt }) => postedAt],
      notBefore: ['When it is, or was, next due.', ({ notBefore }) => notBefore],
      attempts: ['How often it was tried to send it.', ({ attempts }) => attempts],
      sentAt: ['When it was sent; nothing where it was not.', ({ sentAt }) => sentAt],
    },
    letters,
  );
}
