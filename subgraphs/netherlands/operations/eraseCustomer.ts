import type { Transaction } from '../../shared/runtime/database.ts';
import type { Eraser } from '../../shared/runtime/eraser.ts';
import { forgetRequests } from '../../shared/runtime/forgetRequests.ts';
import { closeLoginAccount } from '../domain/loginAccount.ts';
import { deleteEntitlements } from '../storage/kb/entitlements.ts';
import { lockLoginAccount, saveDeleted } from '../storage/kb/loginAccounts.ts';
import { deleteReset } from '../storage/kb/passwordResets.ts';
import { deleteCustomer, isLinked, lockCustomer } from '../storage/memberSystem/endedMembers.ts';

/** A customer with everything of the member system; and the login account, where no other library points at it. */
export const eraseCustomer: Eraser = {
  kind: 'customer',
  async erase(tx, id, at) {
    if (!(await lockCustomer(tx, id))) return false;
    for (const loginAccountId of await deleteCustomer(tx, id)) await closeUnlinked(tx, loginAccountId, at);
    await deleteEntitlements(tx, [id]);
    await forgetRequests(tx, [id]);
    return true;
  },
};

async function closeUnlinked(tx: Transaction, loginAccountId: string, at: Date): Promise<void> {
  const account = await lockLoginAccount(tx, loginAccountId);
  if (!account || account.state === 'DELETED_BY_KB' || (await isLinked(tx, loginAccountId))) return;
  await deleteReset(tx, loginAccountId);
  await saveDeleted(tx, closeLoginAccount(account, at));
}
