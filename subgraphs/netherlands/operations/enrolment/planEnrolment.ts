import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { ChosenSubscription } from '../../domain/chosenSubscription.ts';
import type { BankAccount } from '../../domain/enrolment/bankCountry.ts';
import type { ChosenNumber } from '../../domain/enrolment/customerNumber.ts';
import { type Duplicate, findDuplicates } from '../../domain/enrolment/likeness.ts';
import { accountStillThere, keepLoginAccount, type LoginAccountPlan } from '../../domain/enrolment/loginAccountPlan.ts';
import type { KnownCandidate } from '../../domain/enrolment/maskedDuplicate.ts';
import type { ReadForm } from '../../domain/enrolmentForm.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { lockLoginAccount, lockLoginAccountByUsername } from '../../storage/kb/loginAccounts.ts';
import { findCustomersBorn, waitForSamePerson } from '../../storage/memberSystem/likePersons.ts';
import { findLoginLink } from '../../storage/memberSystem/loginLinks.ts';
import { lockBranches } from '../../storage/memberSystem/numbers.ts';
import { linkExistingLoginAccount, membershipsOfAccount } from '../linkExistingLoginAccount.ts';
import { isNumberTaken } from './isNumberTaken.ts';

/** Everything that the desk's form said, read and found right. */
export interface ReadEnrolment {
  readonly number: ChosenNumber;
  readonly form: ReadForm;
  readonly bankAccount: BankAccount;
  readonly subscription: ChosenSubscription;
}

/** An enrolment that nothing stands in the way of. */
export interface PlannedEnrolment extends ReadEnrolment {
  readonly account: LoginAccountPlan;
  readonly branchCode: string;
  readonly today: CalendarDate;
  readonly newsletter: boolean;
}

/** What the records say to it. */
export interface EnrolmentPlan {
  readonly account: LoginAccountPlan | Refusal<RefusalCode>;
  readonly duplicates: readonly Duplicate<KnownCandidate>[];
  readonly taken: Refusal<RefusalCode> | undefined;
}

/**
 * Asks the records, locking what the enrolment rests on: the customer who comes back, then the login account, then
 * everybody born on that day, then the branches; whoever waits for another's locks took his own in this order too.
 */
export async function planEnrolment(
  registry: NetherlandsRegistry,
  tx: Transaction,
  read: ReadEnrolment,
  today: CalendarDate,
): Promise<EnrolmentPlan> {
  const { number, form, subscription } = read;
  const { organisationId } = subscription.type;
  const born = { organisationId, birthDate: form.birthDate };
  const account = await planLoginAccount(registry, tx, read, today);
  await waitForSamePerson(tx, born);
  const duplicates = findDuplicates(form, await findCustomersBorn(tx, born, today));
  return { account, duplicates, taken: number.by === 'TYPING' ? await refuseTaken(tx, number) : undefined };
}

async function planLoginAccount(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { number, form, subscription: { type } }: ReadEnrolment,
  today: CalendarDate,
): Promise<LoginAccountPlan | Refusal<RefusalCode>> {
  const { loginAccount: chosen, birthDate } = form;
  const kept = number.by === 'RE_REGISTER' ? await formerAccount(registry, tx, number.customerId) : undefined;
  if (kept) {
    const memberships = await membershipsOfAccount(tx, kept.id);
    return keepLoginAccount({ account: kept, memberships, chosen, kind: type.kind, today });
  }
  if (chosen.choice === 'NEW') return generateFor(tx, number);
  const account = await linkExistingLoginAccount(tx, { username: chosen.username, birthDate, type, today });
  return isRefusal(account) ? account : { by: 'LINK', account };
}

// A new number is nobody's username. That of somebody who comes back may be in use by an account that is not his any more.
async function generateFor(tx: Transaction, number: ChosenNumber) {
  const account = number.by === 'RE_REGISTER' ? await lockLoginAccountByUsername(tx, number.number) : undefined;
  const isActive = account?.state === 'ACTIVE';
  return isActive ? refuse('LOGIN_ACCOUNT_ACTIVE', { field: 'loginAccount' }) : ({ by: 'GENERATE' } as const);
}

async function formerAccount({ now }: NetherlandsRegistry, tx: Transaction, customerId: string) {
  const link = await findLoginLink(tx, customerId);
  const account = link && (await lockLoginAccount(tx, link.loginAccountId));
  return accountStillThere({ link, account }, now());
}

// Looked at again: until the branches were locked another desk could give the number out.
async function refuseTaken(tx: Transaction, { number, branch }: ChosenNumber & { by: 'TYPING' }) {
  await lockBranches(tx, [branch]);
  return (await isNumberTaken(tx, number)) ? refuse('PASS_NUMBER_IN_USE', { field: 'customerNumber' }) : undefined;
}
