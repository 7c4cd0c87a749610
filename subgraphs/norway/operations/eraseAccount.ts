import type { Eraser } from '../../shared/runtime/eraser.ts';
import { forgetRequests } from '../../shared/runtime/forgetRequests.ts';
import type { Vault } from '../../shared/runtime/vault.ts';
import { deleteAccount } from '../storage/accountTable.ts';
import { lockHolder } from '../storage/accountUse.ts';
import { deleteLocalCards } from '../storage/localCardTable.ts';

/** An account with cards, memberships and the identity number in the vault. */
export function eraseAccount(vault: Vault): Eraser {
  return {
    kind: 'account',
    async erase(tx, id) {
      const person = await lockHolder(tx, id);
      if (person === undefined || !(await vault.hold(tx, person))) return false;
      await deleteLocalCards(tx, person);
      await deleteAccount(tx, id);
      await forgetRequests(tx, [id]);
      await vault.forget(tx, person);
      return true;
    },
  };
}
