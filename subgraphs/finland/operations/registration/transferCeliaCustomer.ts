import type { Transaction } from '../../../shared/runtime/database.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { ActiveCustomer } from '../../domain/customer.ts';
import { formatPersonalIdentityCode, type PersonalIdentityCode } from '../../domain/personalIdentityCode.ts';
import { transferTo } from '../../domain/registration/transfer.ts';
import type { Registrar } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { lockCustomerWithCode, saveCustomer } from '../../storage/customers.ts';
import { moveOpenTasks, openTask } from '../../storage/registration/tasks.ts';
import { acrossUnits } from '../../storage/scopes.ts';
import { actInUnit, type CustomerAnswer, type Deed, type Desk } from '../actInUnit.ts';
import { readCode } from '../readCode.ts';
import { spendLookup } from '../spendLookup.ts';

export const TRANSFER_KIND = 'celia-transferred';

export interface TransferRequest {
  personalIdentityCode: Sensitive;
  /** The registrar's word that the customer or the guardian asks for it. */
  requested: boolean;
}

/** F13: takes a customer of another unit over. The other unit gets a notice, and the customer a mail. */
export async function transferCeliaCustomer(
  registry: FinlandRegistry,
  registrar: Registrar,
  { personalIdentityCode, requested }: TransferRequest,
): Promise<CustomerAnswer> {
  const code = readCode(registry, registrar, personalIdentityCode);
  const act = { action: 'transferCeliaCustomer', purpose: 'CUSTOMER_REQUEST' } as const;
  await spendLookup(registry, registrar, act, code);
  return actInUnit<CustomerAnswer>(registry, registrar, act, async (tx, desk) => {
    if (isRefusal(code)) return { answer: code };
    // The row is another unit's before and the own unit's afterwards.
    return inScope(tx, acrossUnits('transfer'), () => move(registry, tx, desk, code, requested));
  });
}

async function move(
  registry: FinlandRegistry,
  tx: Transaction,
  { registrar, unit }: Desk,
  code: PersonalIdentityCode,
  requested: boolean,
): Promise<Deed<CustomerAnswer>> {
  const reference = await registry.vault.find(tx, formatPersonalIdentityCode(code));
  const registered = reference ? await lockCustomerWithCode(tx, reference) : undefined;
  const moved = transferTo(unit, registered, { registrar, requested });
  if (isRefusal(moved) || !registered) return { answer: moved, subject: registered?.id };
  await saveMove(registry, tx, registered.unitId, moved);
  return { answer: moved, subject: moved.id };
}

async function saveMove(
  { now }: FinlandRegistry,
  tx: Transaction,
  formerUnitId: string,
  moved: ActiveCustomer,
): Promise<void> {
  await saveCustomer(tx, moved);
  await moveOpenTasks(tx, [moved.id], moved.unitId);
  await openTask(tx, { ...moved, unitId: formerUnitId }, 'CUSTOMER_TRANSFERRED', now());
  await postLetter(tx, { kind: TRANSFER_KIND, subject: moved.id }, now());
}
