import type { ReceivedMail } from '../../start/mailbox.ts';
import { eventually } from './eventually.ts';

/** A mail is there a moment before the transaction that sends it is committed, and a link in it works only then. */
export async function untilSent(
  { messageId = '' }: Pick<ReceivedMail, 'messageId'>,
  rows: (country: string, sql: string) => Promise<unknown[]>,
): Promise<void> {
  const letter = `SELECT FROM outbox WHERE id = '${messageId.slice(1, 37)}' AND done_at IS NOT NULL`;
  await eventually(async () => {
    const found = await Promise.all(['netherlands', 'norway', 'finland'].map((country) => rows(country, letter)));
    return found.flat().length > 0;
  });
}
