import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { isRefusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { SignedInCustomer } from '../domain/actor.ts';
import type { FinlandRegistry } from '../registry.ts';
import { lockCustomer } from '../storage/customers.ts';
import { ofCustomer } from '../storage/scopes.ts';
import { type EndAnswer, markEnded } from './endCeliaCustomer.ts';

/** F5: the customer who is signed in reports that the need has ended. */
export async function endOwnMembership(
  registry: FinlandRegistry,
  { name, customer: own }: SignedInCustomer,
): Promise<EndAnswer> {
  const act = async (tx: Transaction) => {
    const customer = await lockCustomer(tx, own.id);
    const answer = customer ? await markEnded(tx, customer, registry.now()) : refuse('CUSTOMER_ENDED');
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    await recordAudit(tx, { actor: name, action: 'endMyCeliaMembership', subject: own.id, outcome }, registry.now());
    return answer;
  };
  return registry.database.transaction(act, ofCustomer(own.id));
}
