import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import { primaryPass } from '../../domain/pass.ts';
import type { PassNumber } from '../../domain/passNumber.ts';
import type { Validity } from '../../domain/subscription.ts';
import { type CustomerRow, insertCustomer, reRegisterCustomer } from '../../storage/memberSystem/customers.ts';
import { columnsOf } from '../../storage/memberSystem/details.ts';
import { insertFreePass } from '../../storage/memberSystem/passes.ts';
import { givePassNumber } from './givePassNumber.ts';
import type { PlannedEnrolment } from './planEnrolment.ts';

interface StoredCustomer {
  readonly customer: CustomerRow;
  readonly number: PassNumber;
}

/** A new customer with his pass, or the one who comes back, his details refreshed. */
export async function storeCustomer(
  tx: Transaction,
  planned: PlannedEnrolment,
  validity: Validity,
  now: Date,
): Promise<StoredCustomer | Refusal<'DUPLICATE_PERSON'>> {
  const { number, branchCode } = planned;
  const row = customerRow(planned, validity, now);
  if (number.by === 'RE_REGISTER') {
    const customer = await reRegisterCustomer(tx, { ...row, id: number.customerId });
    return isRefusal(customer) ? customer : { customer, number: number.number };
  }
  const duplicate = await insertCustomer(tx, row);
  if (duplicate) return duplicate;
  const { issuesCard } = planned.subscription.type;
  const store = (free: PassNumber) => insertFreePass(tx, primaryPass(free, row.id, issuesCard, now));
  if (number.by === 'GENERATE') return { customer: row, number: await givePassNumber(tx, branchCode, store) };
  if (!(await store(number.number))) throw new Error('a number whose branch is locked is given out by nobody else');
  return { customer: row, number: number.number };
}

function customerRow(planned: PlannedEnrolment, { since, through }: Validity, enrolledAt: Date): CustomerRow {
  const { form, bankAccount, branchCode, newsletter, subscription } = planned;
  return {
    id: randomUUID(),
    organisationId: subscription.type.organisationId,
    branchCode,
    ...columnsOf({ ...form, newsletter, bankAccount }),
    birthDate: form.birthDate,
    identityChecked: form.identityChecked,
    duplicateOverrideReason: form.duplicateOverrideReason ?? null,
    registeredSince: since,
    registeredThrough: through,
    enrolledAt,
    version: 1,
  };
}
