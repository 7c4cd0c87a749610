import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { termOncePaid } from '../../domain/online/termOncePaid.ts';
import { primaryPass } from '../../domain/pass.ts';
import type { PassNumber } from '../../domain/passNumber.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { findPassNumbers, insertFreePass } from '../../storage/memberSystem/passes.ts';
import { findSignUp, saveTerm } from '../../storage/memberSystem/signUps.ts';
import { findSubscriptionType } from '../../storage/memberSystem/subscriptionTypes.ts';
import { givePassNumber } from '../enrolment/givePassNumber.ts';

/**
 * Gives who waited for the money his term, and a number where he has none (N10). Whoever never pays takes none.
 */
export async function activateSignUp(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { id, customerId }: { readonly id: string; readonly customerId: string },
): Promise<void> {
  const now = registry.now();
  const signUp = await findSignUp(tx, id);
  const { organisationId, typeCode, branchCode } = signUp;
  const type = await findSubscriptionType(tx, organisationId, typeCode);
  if (!type) throw new Error('what was sold is still known');
  await saveTerm(tx, id, termOncePaid(signUp, dateIn(DUTCH_TIME, now), type, registry.firstMonthCounts));
  if ((await findPassNumbers(tx, [customerId])).size > 0) return;
  const passOf = (number: PassNumber) => primaryPass(number, customerId, type.issuesCard, now);
  await givePassNumber(tx, branchCode, (number) => insertFreePass(tx, passOf(number)));
}
