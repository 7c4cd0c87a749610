import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { DeskActor } from '../../domain/actor.ts';
import { chooseDigitalSubscription } from '../../domain/chosenSubscription.ts';
import { type ChosenNumber, chooseNumber, readCustomerNumber } from '../../domain/enrolment/customerNumber.ts';
import { readDiscount, type TypedDiscount } from '../../domain/enrolment/discount.ts';
import { type EnrolmentForm, readEnrolmentForm } from '../../domain/enrolmentForm.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { findNumberingBranches, lockOwnerOf } from '../../storage/memberSystem/numbers.ts';
import { findSubscriptionType } from '../../storage/memberSystem/subscriptionTypes.ts';
import { readBankAccount, type TypedBankAccount } from '../readBankAccount.ts';
import { isNumberTaken } from './isNumberTaken.ts';

/** The desk's form as it was sent. */
export interface DeskForm extends EnrolmentForm, TypedBankAccount, TypedDiscount {
  readonly customerNumber?: string | undefined;
  readonly newsletter: boolean;
  readonly subscriptionType: string;
}

/** Each part of the form, read by itself: what it says or all that is wrong with it. */
export async function readDeskEnrolment(
  tx: Transaction,
  { organisationId }: DeskActor,
  form: DeskForm,
  today: CalendarDate,
) {
  const type = await findSubscriptionType(tx, organisationId, form.subscriptionType);
  const discount = readDiscount(form);
  const { discountCents, field } = isRefusal(discount) ? { discountCents: 0 } : discount;
  const { birthDate } = form;
  return {
    number: await readNumber(tx, organisationId, form, today),
    form: readEnrolmentForm(form, today),
    bankAccount: readBankAccount(form),
    discount,
    subscription: chooseDigitalSubscription({ type, birthDate, since: today, discountCents, discountField: field }),
  };
}

async function readNumber(
  tx: Transaction,
  organisationId: string,
  { customerNumber, birthDate }: DeskForm,
  today: CalendarDate,
): Promise<ChosenNumber | Refusal<RefusalCode>> {
  const read = readCustomerNumber(customerNumber);
  if (isRefusal(read)) return read;
  if (read.typed === 'GENERATE') return { by: 'GENERATE' };
  const owner = await lockOwnerOf(tx, read.number);
  const isTaken = owner !== undefined || (await isNumberTaken(tx, read.number));
  const branches = await findNumberingBranches(tx, organisationId);
  return chooseNumber(read.number, { isTaken, owner, branches }, { birthDate, today });
}
