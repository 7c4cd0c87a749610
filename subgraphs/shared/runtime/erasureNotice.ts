import type { EmailAddress } from '../vocabulary/emailAddress.ts';
import type { Transaction } from './database.ts';
import type { Mailer } from './mailer.ts';
import { postLetter } from './outbox.ts';
import type { Delivery } from './outboxWorker.ts';

export const ERASURE_NOTICE_KIND = 'erasure-notice';

/** A mail's words; they hold no name and no number, and do not tell what was registered. */
export interface NoticeText {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** Confirms an erasure to every address that was known before it, so that the owner hears of it whoever asked. */
export async function postErasureNotices(
  tx: Transaction,
  emails: readonly EmailAddress[],
  language: string,
  now: Date,
): Promise<void> {
  for (const email of new Set(emails)) {
    const [notice]: { id: string }[] = await tx.query(
      'INSERT INTO erasure_notice (email, language, at) VALUES ($1, $2, $3) RETURNING id',
      [email, language, now],
    );
    if (notice) await postLetter(tx, { kind: ERASURE_NOTICE_KIND, subject: notice.id }, now);
  }
}

/** Sends the confirmation and forgets the address, in one transaction. */
export function mailErasureNotice(mailer: Mailer, wordsIn: (language: string) => NoticeText): Delivery {
  return async (tx, subject, messageId) => {
    const [[notice]]: [{ email: EmailAddress; language: string }[], number] = await tx.query(
      'DELETE FROM erasure_notice WHERE id = $1 RETURNING email, language',
      [subject],
    );
    if (notice) await mailer.send({ to: notice.email, ...wordsIn(notice.language), messageId });
  };
}
