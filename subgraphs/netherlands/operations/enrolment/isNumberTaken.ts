import type { Transaction } from '../../../shared/runtime/database.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import type { PassNumber } from '../../domain/passNumber.ts';
import { isUsername } from '../../storage/kb/usernames.ts';
import { isPassNumber } from '../../storage/memberSystem/numbers.ts';
import { acrossLibraries } from '../../storage/scopes.ts';

/** Whether a pass of any library bears the number, or an account at the KB goes by it: it becomes a username. */
export async function isNumberTaken(tx: Transaction, number: PassNumber): Promise<boolean> {
  const isPass = await inScope(tx, acrossLibraries('passNumberTaken'), () => isPassNumber(tx, number));
  return isPass || isUsername(tx, number);
}
