import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { type MailboxOwner, mailboxOwner } from '../../domain/registration/mailbox.ts';
import { isRegistrarsMailbox } from '../../storage/registration/registrarMailboxes.ts';

/** F24: whose the address is, by what was said and by what is known of registrars and guardian. */
export async function mailboxOwnerOf(
  tx: Transaction,
  email: EmailAddress | undefined,
  said: MailboxOwner | undefined,
  guardianEmail: EmailAddress | undefined,
): Promise<MailboxOwner> {
  const isRegistrars = email !== undefined && (await isRegistrarsMailbox(tx, email));
  return mailboxOwner(email, said, { isRegistrars, guardianEmail });
}
