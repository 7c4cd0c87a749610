import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';

/** F24: whether a registrar of any unit, or Celia's own staff, has that address. Case does not matter in a mailbox's name. */
export async function isRegistrarsMailbox(tx: Transaction, email: EmailAddress): Promise<boolean> {
  const [row]: { found: boolean }[] = await tx.query(
    'SELECT EXISTS (SELECT FROM registrar WHERE lower(email) = lower($1) AND ended_at IS NULL) AS found',
    [email],
  );
  return row?.found === true;
}
