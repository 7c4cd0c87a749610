import type { Transaction } from '../../../shared/runtime/database.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { dropAskedChange } from '../../storage/kb/emailChanges.ts';
import { PASSWORD_CHANGED_KIND } from '../mailPasswordChanged.ts';

/**
 * What follows a new password, in its transaction: a change of address that somebody with the old one asked for is gone,
 * the owner is mailed, and waits that guesses had earned are over.
 */
export async function afterNewPassword(
  { attempts, now }: NetherlandsRegistry,
  tx: Transaction,
  { id, username }: Pick<ActiveLoginAccount, 'id' | 'username'>,
): Promise<void> {
  await dropAskedChange(tx, id);
  await postLetter(tx, { kind: PASSWORD_CHANGED_KIND, subject: id }, now());
  await attempts.lift(tx, { purpose: 'signIn', account: username }, now());
}
