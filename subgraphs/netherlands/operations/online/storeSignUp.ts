import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { type CalendarDate, dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { ChosenSubscription } from '../../domain/chosenSubscription.ts';
import type { Subscription } from '../../domain/member.ts';
import type { ReadSignUp } from '../../domain/online/signUpForm.ts';
import type { PersonalName } from '../../domain/personalName.ts';
import { validityFrom } from '../../domain/subscription.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { type CustomerRow, insertCustomer } from '../../storage/memberSystem/customers.ts';
import { waitForSamePerson } from '../../storage/memberSystem/likePersons.ts';
import { insertLoginLink } from '../../storage/memberSystem/loginLinks.ts';
import type { OnlineSeller } from '../../storage/memberSystem/onlineSellers.ts';
import { saveSettled } from '../../storage/memberSystem/payments/owed.ts';
import { findSignUp, saveOrdered } from '../../storage/memberSystem/signUps.ts';
import { insertSubscription, subscriptionOf } from '../../storage/memberSystem/subscriptions.ts';
import { announceChange } from '../synchronisation/announceChange.ts';
import { activateSignUp } from './activateSignUp.ts';

/** A subscription bought online, with whose it is as the fee statement has it. */
export interface SignedUp {
  readonly member: { readonly name: PersonalName; readonly birthDate: CalendarDate };
  readonly subscription: Subscription;
}

export interface SignUp {
  readonly loginAccountId: string;
  /** The one that the account has confirmed. */
  readonly email: EmailAddress;
  readonly seller: OnlineSeller;
  readonly form: ReadSignUp;
  readonly chosen: ChosenSubscription;
  readonly newsletter: boolean;
}

/**
 * Writes the customer, what he waits to pay and the link to his login account; no number yet. That the library knows such
 * a person already is not told to whoever types it, but that the library is to be asked.
 */
export async function storeSignUp(
  registry: NetherlandsRegistry,
  tx: Transaction,
  signUp: SignUp,
): Promise<SignedUp | Refusal<'ASK_THE_LIBRARY'>> {
  const now = registry.now();
  const { type, fee } = signUp.chosen;
  const validity = validityFrom(dateIn(DUTCH_TIME, now), type.termMonths, registry.firstMonthCounts);
  const customer = customerRow(signUp, now, validity.since, validity.through);
  await waitForSamePerson(tx, customer);
  if (await insertCustomer(tx, customer)) return refuse('ASK_THE_LIBRARY');
  const { id: customerId, organisationId, branchCode } = customer;
  const sold = { status: 'AWAITING_PAYMENT', previousId: null, cancelledOn: null, channel: 'ONLINE' } as const;
  const { code: typeCode, tariffCode } = type;
  const place = { customerId, organisationId, branchCode, typeCode, tariffCode };
  const subscription: Subscription = { id: randomUUID(), ...place, ...validity, fee, ...sold };
  await insertSubscription(tx, subscription);
  await saveOrdered(tx, subscription.id, now);
  const link = { id: randomUUID(), customerId, loginAccountId: signUp.loginAccountId, state: 'LINKED' } as const;
  await insertLoginLink(tx, { ...link, origin: 'EXISTING' }, now);
  if (fee.balanceCents === 0) await giveAtOnce(registry, tx, subscription);
  await announceChange(tx, customerId, now);
  return { member: signUp.form, subscription: subscriptionOf(await findSignUp(tx, subscription.id)) };
}

// What costs nothing is paid.
async function giveAtOnce(registry: NetherlandsRegistry, tx: Transaction, subscription: Subscription): Promise<void> {
  await saveSettled(tx, subscription, 0, 'NORMAL', subscription.since);
  await activateSignUp(registry, tx, subscription);
}

function customerRow(signUp: SignUp, now: Date, since: CalendarDate, through: CalendarDate): CustomerRow {
  const { form, seller, email, newsletter } = signUp;
  const { name, address, birthDate } = form;
  return {
    id: randomUUID(),
    version: 1,
    organisationId: seller.id,
    branchCode: seller.branchCode,
    ...name,
    prefix: name.prefix ?? null,
    callName: name.callName ?? null,
    birthDate,
    country: address.country,
    postcode: address.postcode,
    houseNumber: address.houseNumber,
    houseNumberAddition: address.addition,
    ...{ email, iban: null, bic: null, newsletter, duplicateOverrideReason: null },
    ...{ identityChecked: false, enrolledOnline: true },
    ...{ registeredSince: since, registeredThrough: through, enrolledAt: now },
  };
}
