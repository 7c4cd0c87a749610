import type { Transaction } from '../../../shared/runtime/database.ts';
import { type PassNumber, passNumberOf } from '../../domain/passNumber.ts';
import { isUsername } from '../../storage/kb/usernames.ts';
import { takePassSerial } from '../../storage/memberSystem/branches.ts';

/**
 * Stores the branch's next number that is free: some serials have none, and a desk may have typed one, or an account may
 * go by it. `store` says whether it could.
 */
export async function givePassNumber(
  tx: Transaction,
  branchCode: string,
  store: (number: PassNumber) => Promise<boolean>,
): Promise<PassNumber> {
  for (;;) {
    const { serial, numberProcess } = await takePassSerial(tx, branchCode);
    const number = passNumberOf({ code: branchCode, numberProcess }, serial);
    if (number && !(await isUsername(tx, number)) && (await store(number))) return number;
  }
}
