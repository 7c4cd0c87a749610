import type { Eraser } from '../../shared/runtime/eraser.ts';
import { forgetRequests } from '../../shared/runtime/forgetRequests.ts';
import type { Vault } from '../../shared/runtime/vault.ts';
import { deleteCustomer, lockIdentityCode } from '../storage/endedCustomers.ts';

/** A customer with everything about them, and the identity code in the vault. */
export function eraseCustomer(vault: Vault): Eraser {
  return {
    kind: 'celia_customer',
    async erase(tx, id) {
      const locked = await lockIdentityCode(tx, id);
      if (!locked || (locked.code && !(await vault.hold(tx, locked.code)))) return false;
      await deleteCustomer(tx, id);
      await forgetRequests(tx, [id]);
      if (locked.code) await vault.forget(tx, locked.code);
      return true;
    },
  };
}
