import type { Transaction } from '../../shared/runtime/database.ts';
import { postLetter } from '../../shared/runtime/outbox.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import { afterEmailChange } from '../domain/credentials.ts';
import type { ActiveCustomer } from '../domain/customer.ts';
import { parseNewEmail, withEmail } from '../domain/emailChange.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import type { MailboxOwner } from '../domain/registration/mailbox.ts';
import { checkTrainingEmails } from '../domain/training.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { lockCredentialsOf, saveCredential } from '../storage/credentials.ts';
import { saveCustomer } from '../storage/customers.ts';
import { keepFormerEmail } from '../storage/formerEmails.ts';
import { findGuardian } from '../storage/guardianConsents.ts';
import { closeTasks, openTask } from '../storage/registration/tasks.ts';
import { actInUnit, type CustomerAnswer, lockOwnCustomer } from './actInUnit.ts';
import { mailboxOwnerOf } from './registration/mailboxOwnerOf.ts';

export interface EmailChange {
  customerId: string;
  email: string;
  identityChecked: boolean;
  /** Whose it is, by the registrar's word. */
  belongsTo?: MailboxOwner | undefined;
}

/** F16, first step: a new address for the customer, a notice to the old one, and the end of links mailed to it. */
export async function changeCeliaCustomerEmail(
  registry: FinlandRegistry,
  registrar: Registrar,
  { customerId, email: typed, identityChecked, belongsTo }: EmailChange,
): Promise<CustomerAnswer> {
  return actInUnit<CustomerAnswer>(registry, registrar, { action: 'changeCeliaCustomerEmail' }, async (tx, desk) => {
    const { customer, subject } = await lockOwnCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    const training = checkTrainingEmails(desk.unit, { email: typed });
    const email = training ?? parseNewEmail(customer, typed, identityChecked);
    if (isRefusal(email)) return { answer: email, subject };
    return { answer: await saveEmail(registry, tx, customer, { email, belongsTo }), subject };
  });
}

/** What a new address asks for, whoever has decided about it. The customer's row must be locked. */
export async function saveEmail(
  { now }: FinlandRegistry,
  tx: Transaction,
  customer: ActiveCustomer,
  { email, belongsTo }: { email: EmailAddress; belongsTo: MailboxOwner | undefined },
): Promise<ActiveCustomer> {
  const guardian = await findGuardian(tx, customer.id);
  const owner = await mailboxOwnerOf(tx, email, belongsTo, guardian?.guardianEmail ?? undefined);
  const changed = withEmail(customer, email, owner);
  await saveCustomer(tx, changed);
  await withdrawCredentials(tx, changed, now());
  // F24: the task stays until the address is the customer's or guardian's.
  if (owner === 'REGISTRAR') await openTask(tx, changed, 'REPLACE_EMAIL', now());
  else await closeTasks(tx, changed.id, 'REPLACE_EMAIL', now());
  if (customer.email) {
    const former = await keepFormerEmail(tx, customer.id, customer.email);
    await postLetter(tx, { kind: 'celia-email-changed', subject: former }, now());
  }
  return changed;
}

async function withdrawCredentials(tx: Transaction, { id, birthDate }: ActiveCustomer, now: Date): Promise<void> {
  for (const credential of await lockCredentialsOf(tx, id)) {
    const after = afterEmailChange(credential, birthDate, finnishDay(now));
    if (after.state !== credential.state) await saveCredential(tx, after);
  }
}
