import type { Transaction } from '../../shared/runtime/database.ts';
import { postLetter } from '../../shared/runtime/outbox.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import { afterEmailChange } from '../domain/credentials.ts';
import type { ActiveCustomer } from '../domain/customer.ts';
import { changeEmail } from '../domain/emailChange.ts';
import { checkTrainingEmails } from '../domain/training.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { lockCredentialsOf, saveCredential } from '../storage/credentials.ts';
import { saveCustomer } from '../storage/customers.ts';
import { keepFormerEmail } from '../storage/formerEmails.ts';
import { actInUnit, type CustomerAnswer, lockOwnCustomer } from './actInUnit.ts';

export interface EmailChange {
  customerId: string;
  email: string;
  identityChecked: boolean;
}

/** F16, first step: a new address for the customer, a notice to the old one, and the end of links mailed to it. */
export async function changeCeliaCustomerEmail(
  registry: FinlandRegistry,
  registrar: Registrar,
  { customerId, email, identityChecked }: EmailChange,
): Promise<CustomerAnswer> {
  return actInUnit<CustomerAnswer>(registry, registrar, { action: 'changeCeliaCustomerEmail' }, async (tx, desk) => {
    const { customer, subject } = await lockOwnCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    const changed = checkTrainingEmails(desk.unit, { email }) ?? changeEmail(customer, email, identityChecked);
    if (isRefusal(changed)) return { answer: changed, subject };
    await saveCustomer(tx, changed);
    await withdrawLinks(tx, changed);
    if (customer.email) {
      const former = await keepFormerEmail(tx, customer.id, customer.email);
      await postLetter(tx, { kind: 'celia-email-changed', subject: former }, registry.now());
    }
    return { answer: changed, subject };
  });
}

async function withdrawLinks(tx: Transaction, { id }: ActiveCustomer): Promise<void> {
  for (const credential of await lockCredentialsOf(tx, id)) {
    const after = afterEmailChange(credential);
    if (after.state !== credential.state) await saveCredential(tx, after);
  }
}
