import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { postErasureNotices } from '../../shared/runtime/erasureNotice.ts';
import { provePassword } from '../../shared/runtime/provePassword.ts';
import { leaveTombstone } from '../../shared/runtime/tombstones.ts';
import type { Erasure } from '../../shared/vocabulary/erasure.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { SignedInCustomer } from '../domain/actor.ts';
import { loansOf } from '../domain/celia/loans.ts';
import type { ActiveCustomer, CustomerId } from '../domain/customer.ts';
import { erasureOfCustomer } from '../domain/erasure.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import type { FinlandRefusalCode } from '../domain/refusals.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findPasswordOf } from '../storage/credentials.ts';
import { lockCustomer } from '../storage/customers.ts';
import { ofCustomer } from '../storage/scopes.ts';
import { ENDED_CUSTOMER } from './endAgain.ts';
import { endCustomer } from './endCustomer.ts';

export interface ErasureForm {
  readonly password: string;
  readonly dryRun: boolean;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

type Outcome = Erasure | Refusal<FinlandRefusalCode>;

const ACTION = 'eraseMyCeliaMembership';

/**
 * Ends the customer who signed in and knows the password at this moment, and erases what the law does not keep (GDPR
 * article 17). Wrong passwords count as those of signing in do. What was asked for, a dry run too, is in the trail.
 */
export async function eraseOwnMembership(
  registry: FinlandRegistry,
  { name, customer: own }: SignedInCustomer,
  form: ErasureForm,
): Promise<Outcome> {
  const refused = await checkPassword(registry, own, form);
  const act = async (tx: Transaction) => {
    const outcome = refused ?? (await erase(tx, registry, name, own.id, form.dryRun));
    const said = isRefusal(outcome) ? outcome.refused : outcome.done ? 'DONE' : 'DRY_RUN';
    const entry = { actor: name, action: ACTION, subject: own.id, outcome: said };
    await recordAudit(tx, entry, registry.now());
    return outcome;
  };
  return registry.database.transaction(act, ofCustomer(own.id));
}

async function erase(
  tx: Transaction,
  { tombstoneKey, retention, now }: FinlandRegistry,
  actor: string,
  id: CustomerId,
  dryRun: boolean,
): Promise<Erasure | Refusal<'NOTHING_TO_ERASE'>> {
  const customer = await lockCustomer(tx, id);
  if (customer?.state !== 'ACTIVE') return refuse('NOTHING_TO_ERASE');
  const years = loansOf(customer) === 'CD_OR_DOWNLOAD' ? retention.discYears : retention.onlineYears;
  if (dryRun) return erasureOfCustomer(years, false, now());
  const emails = await endCustomer(tx, customer, actor, now());
  await leaveTombstone(tx, tombstoneKey, { kind: ENDED_CUSTOMER, subject: id }, now());
  await postErasureNotices(tx, emails, customer.language, now());
  return erasureOfCustomer(years, true, now());
}

async function checkPassword(
  registry: FinlandRegistry,
  { id, number }: ActiveCustomer,
  { password, network }: ErasureForm,
): Promise<Refusal<'NOTHING_TO_ERASE' | 'SIGN_IN_FAILED' | 'TOO_MANY_ATTEMPTS'> | undefined> {
  const { database, now } = registry;
  const known = await database.transaction((tx) => findPasswordOf(tx, number, finnishDay(now())), ofCustomer(id));
  if (!known) return refuse('NOTHING_TO_ERASE');
  const attempt = { purpose: 'signInToCelianet', account: number, network };
  return provePassword(registry, attempt, { passwordHash: known.passwordHash, password });
}
