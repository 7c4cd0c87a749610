import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ChosenSubscription } from '../domain/chosenSubscription.ts';
import type { LoginAccountPlan } from '../domain/enrolment/loginAccountPlan.ts';
import type { LoginAccount } from '../domain/loginAccount.ts';
import type { Member, Subscription } from '../domain/member.ts';
import type { PassNumber } from '../domain/passNumber.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { type Validity, validityFrom } from '../domain/subscription.ts';
import { statusAtDesk } from '../domain/subscriptionStatus.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { type CustomerRow, memberOf } from '../storage/memberSystem/customers.ts';
import { findLoginLink, insertLoginLink, saveLoginLinkState } from '../storage/memberSystem/loginLinks.ts';
import { insertSubscription } from '../storage/memberSystem/subscriptions.ts';
import type { PlannedEnrolment } from './enrolment/planEnrolment.ts';
import { storeCustomer } from './enrolment/storeCustomer.ts';
import { issueLoginAccount } from './issueLoginAccount.ts';
import { announceChange } from './synchronisation/announceChange.ts';

/** A member as enrolled: at the desk nothing more is needed (N27). */
export interface Enrolment {
  readonly member: Member;
  readonly subscription: Subscription;
  readonly loginAccount: LoginAccount;
}

/** Writes the customer, his number, subscription and link to a login account, and tells the KB. */
export async function storeEnrolment(
  registry: NetherlandsRegistry,
  tx: Transaction,
  planned: PlannedEnrolment,
): Promise<Enrolment | Refusal<RefusalCode>> {
  const now = registry.now();
  const { account, subscription } = planned;
  const validity = validityFrom(planned.today, subscription.type.termMonths, registry.firstMonthCounts);
  const stored = await storeCustomer(tx, planned, validity, now);
  if (isRefusal(stored)) return stored;
  const { customer, number } = stored;
  const term = termOf(customer, subscription, validity);
  await insertSubscription(tx, term);
  const loginAccount =
    account.by === 'KEEP' ? account.account : await link(registry, tx, { customer, number, account });
  await announceChange(tx, customer.id, now);
  return { member: memberOf(customer, number), subscription: term, loginAccount };
}

interface ToLink {
  readonly customer: CustomerRow;
  readonly number: PassNumber;
  readonly account: Exclude<LoginAccountPlan, { by: 'KEEP' }>;
}

// Somebody who comes back may have a link that leads nowhere: it is forgotten first, as N30 demands.
async function link(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { customer, number, account }: ToLink,
): Promise<LoginAccount> {
  const { id: customerId, email } = customer;
  const former = customer.version > 1 ? await findLoginLink(tx, customerId) : undefined;
  if (former) await saveLoginLinkState(tx, { ...former, state: 'FORGOTTEN' });
  const linked =
    account.by === 'LINK' ? account.account : await issueLoginAccount(registry, tx, { username: number, email });
  if (isRefusal(linked)) throw new Error('no account goes by a number that is given out');
  const pointer = { id: randomUUID(), customerId, loginAccountId: linked.id, state: 'LINKED' } as const;
  const origin = account.by === 'LINK' ? 'EXISTING' : 'GENERATED';
  await insertLoginLink(tx, { ...pointer, origin }, registry.now());
  return linked;
}

function termOf(customer: CustomerRow, { type, fee }: ChosenSubscription, validity: Validity): Subscription {
  const { id: customerId, organisationId, branchCode } = customer;
  const { code: typeCode, tariffCode } = type;
  const sold = { status: statusAtDesk(fee), previousId: null, cancelledOn: null, channel: 'DESK' } as const;
  return { id: randomUUID(), customerId, organisationId, branchCode, typeCode, tariffCode, ...validity, fee, ...sold };
}
