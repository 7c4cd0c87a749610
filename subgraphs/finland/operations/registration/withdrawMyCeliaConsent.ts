import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { SignedInCustomer } from '../../domain/actor.ts';
import type { VoluntaryConsent } from '../../domain/consents/consent.ts';
import { permittedCustomer } from '../../domain/relation.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { lockCustomer } from '../../storage/customers.ts';
import { ofCustomer } from '../../storage/scopes.ts';
import type { WithdrawalAnswer } from './withdrawCeliaConsent.ts';
import { withdrawConsent } from './withdrawConsent.ts';

const ACTION = 'withdrawMyCeliaConsent';

/** A consent that the customer who is signed in takes back himself. */
export async function withdrawMyCeliaConsent(
  registry: FinlandRegistry,
  actor: SignedInCustomer,
  kind: VoluntaryConsent,
): Promise<WithdrawalAnswer> {
  const { name, customer: own } = actor;
  const act = async (tx: Transaction) => {
    const customer = permittedCustomer(actor, ACTION, await lockCustomer(tx, own.id));
    const answer = isRefusal(customer)
      ? customer
      : await withdrawConsent(registry, tx, customer, { kind, by: 'CUSTOMER', caller: name });
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    await recordAudit(tx, { actor: name, action: ACTION, subject: own.id, outcome }, registry.now());
    return answer;
  };
  return registry.database.transaction(act, ofCustomer(own.id));
}
