import type { Eraser } from '../../shared/runtime/eraser.ts';
import { forgetRequests } from '../../shared/runtime/forgetRequests.ts';
import { deleteCasesAbout } from '../storage/firstAid/firstAidEvents.ts';
import { deleteLoginAccount } from '../storage/kb/keptLoginAccount.ts';
import { lockLoginAccount } from '../storage/kb/loginAccounts.ts';
import { deleteLinksTo } from '../storage/memberSystem/loginLinks.ts';
import { forgetPayer } from '../storage/memberSystem/payments/keptPayments.ts';

/** The login account of somebody who was erased at his own request; his customers are erased by their own tombstones. */
export const eraseLoginAccount: Eraser = {
  kind: 'login_account',
  async erase(tx, id) {
    if (!(await lockLoginAccount(tx, id))) return false;
    await forgetPayer(tx, id);
    await deleteLinksTo(tx, id);
    await deleteLoginAccount(tx, id);
    await deleteCasesAbout(tx, [], id);
    await forgetRequests(tx, [id]);
    return true;
  },
};
