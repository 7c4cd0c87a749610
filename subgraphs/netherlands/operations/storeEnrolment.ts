import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ChosenSubscription } from '../domain/chosenSubscription.ts';
import type { ReadForm } from '../domain/enrolmentForm.ts';
import type { LoginAccount } from '../domain/loginAccount.ts';
import type { Member, Subscription } from '../domain/member.ts';
import { primaryPass } from '../domain/pass.ts';
import { generatePassNumber } from '../domain/passNumber.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { type Validity, validityFrom } from '../domain/subscription.ts';
import { statusAtDesk } from '../domain/subscriptionStatus.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { takePassSerial } from '../storage/memberSystem/branches.ts';
import { type CustomerRow, insertCustomer, memberOf } from '../storage/memberSystem/customers.ts';
import { insertLoginLink } from '../storage/memberSystem/loginLinks.ts';
import { insertPass } from '../storage/memberSystem/passes.ts';
import { insertSubscription } from '../storage/memberSystem/subscriptions.ts';
import { issueLoginAccount } from './issueLoginAccount.ts';
import { linkExistingLoginAccount } from './linkExistingLoginAccount.ts';
import { announceChange } from './synchronisation/announceChange.ts';

/** A member as enrolled: at the desk nothing more is needed (N27). */
export interface Enrolment {
  readonly member: Member;
  readonly subscription: Subscription;
  readonly loginAccount: LoginAccount;
}

/** Everything that the desk's form said, read and found right. */
export interface ReadEnrolment {
  readonly form: ReadForm;
  readonly bankAccount: { readonly iban: string | undefined; readonly bic: string | undefined };
  readonly subscription: ChosenSubscription;
  readonly newsletter: boolean;
  readonly branchCode: string;
  readonly today: CalendarDate;
}

/** Writes the customer, his number, subscription and link to a login account; refuses before the first row or for the person's sake. */
export async function storeEnrolment(
  registry: NetherlandsRegistry,
  tx: Transaction,
  enrolment: ReadEnrolment,
): Promise<Enrolment | Refusal<RefusalCode>> {
  const { form, subscription, today, branchCode } = enrolment;
  const { loginAccount: chosen, birthDate, email } = form;
  const existing =
    chosen.choice === 'EXISTING'
      ? await linkExistingLoginAccount(tx, { username: chosen.username, birthDate, type: subscription.type, today })
      : undefined;
  if (isRefusal(existing)) return existing;
  const validity = validityFrom(today, subscription.type.termMonths, registry.firstMonthCounts);
  const customer = customerRow(enrolment, validity, registry.now());
  const duplicate = await insertCustomer(tx, customer);
  if (duplicate) return duplicate;
  const number = generatePassNumber(branchCode, await takePassSerial(tx, branchCode));
  await insertPass(tx, primaryPass(number, customer.id, subscription.type.issuesCard, registry.now()));
  const term = termOf(customer, subscription, validity);
  await insertSubscription(tx, term);
  const account = existing ?? (await issueLoginAccount(registry, tx, { username: number, email }));
  if (isRefusal(account)) throw new Error('a new pass number cannot have a login account');
  const link = { id: randomUUID(), customerId: customer.id, loginAccountId: account.id, state: 'LINKED' } as const;
  await insertLoginLink(tx, { ...link, origin: existing ? 'EXISTING' : 'GENERATED' }, registry.now());
  await announceChange(tx, customer.id, registry.now());
  return { member: memberOf(customer, number), subscription: term, loginAccount: account };
}

function customerRow(enrolment: ReadEnrolment, { since, through }: Validity, enrolledAt: Date): CustomerRow {
  const { form, bankAccount, branchCode, newsletter } = enrolment;
  const { name, address } = form;
  return {
    id: randomUUID(),
    organisationId: enrolment.subscription.type.organisationId,
    branchCode,
    ...name,
    prefix: name.prefix ?? null,
    callName: name.callName ?? null,
    birthDate: form.birthDate,
    country: address.country,
    postcode: address.postcode,
    houseNumber: address.houseNumber,
    houseNumberAddition: address.addition,
    email: form.email,
    iban: bankAccount.iban ?? null,
    bic: bankAccount.bic ?? null,
    newsletter,
    identityChecked: form.identityChecked,
    duplicateOverrideReason: form.duplicateOverrideReason ?? null,
    registeredSince: since,
    registeredThrough: through,
    enrolledAt,
  };
}

function termOf(customer: CustomerRow, { type, fee }: ChosenSubscription, validity: Validity): Subscription {
  const { id: customerId, organisationId, branchCode } = customer;
  const { code: typeCode, tariffCode } = type;
  const sold = { status: statusAtDesk(fee), previousId: null, cancelledOn: null, channel: 'DESK' } as const;
  return { id: randomUUID(), customerId, organisationId, branchCode, typeCode, tariffCode, ...validity, fee, ...sold };
}
