import type { Transaction } from '../../../shared/runtime/database.ts';
import { postErasureNotices } from '../../../shared/runtime/erasureNotice.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import { leaveTombstone } from '../../../shared/runtime/tombstones.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { ConsentKind, ConsentWithdrawer } from '../../domain/consents/consent.ts';
import {
  standing,
  type WithdrawalEffect,
  type WithdrawalRefusal,
  withdrawal,
} from '../../domain/consents/withdrawal.ts';
import type { ActiveCustomer } from '../../domain/customer.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import { guardianPart } from '../../domain/guardianConsent.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findConsents, saveWithdrawal } from '../../storage/registration/consents.ts';
import { deleteReadingDisability } from '../../storage/registration/readingDisabilities.ts';
import { openTask } from '../../storage/registration/tasks.ts';
import { ofCustomer } from '../../storage/scopes.ts';
import { ENDED_CUSTOMER } from '../endAgain.ts';
import { endCustomer } from '../endCustomer.ts';

export interface Withdrawn {
  readonly kind: ConsentKind;
  readonly effect: WithdrawalEffect;
}

export interface Withdrawing {
  readonly kind: ConsentKind;
  readonly by: ConsentWithdrawer;
  /** As whom the caller asked, for the answers to repeated requests. */
  readonly caller: string;
}

/** Withdraws the consent of a customer whose row is locked, and does at once what that asks for. */
export async function withdrawConsent(
  registry: FinlandRegistry,
  tx: Transaction,
  customer: ActiveCustomer,
  { kind, by, caller }: Withdrawing,
): Promise<Withdrawn | WithdrawalRefusal> {
  const now = registry.now();
  const today = finnishDay(now);
  const consent = standing(await findConsents(tx, customer.id), kind);
  const effect = withdrawal(consent, by, { birthDate: customer.birthDate, today });
  if (isRefusal(effect) || !consent) return isRefusal(effect) ? effect : { kind, effect };
  await saveWithdrawal(tx, consent, by, now);
  // A unit's scope puts the detail in and does not see it afterwards.
  if (effect === 'DETAIL_DELETED') {
    await inScope(tx, ofCustomer(customer.id), () => deleteReadingDisability(tx, customer.id));
  }
  if (effect === 'MEMBERSHIP_ENDED') await end(registry, tx, customer, caller);
  const isAsked = kind === 'REGISTRATION_BY_GUARDIAN' && guardianPart(customer.birthDate, today) === 'POSSIBLE';
  if (isAsked) await openTask(tx, customer, 'GUARDIAN_WITHDREW', now);
  return { kind, effect };
}

async function end(
  { now, tombstoneKey }: FinlandRegistry,
  tx: Transaction,
  customer: ActiveCustomer,
  caller: string,
): Promise<void> {
  const emails = await endCustomer(tx, customer, caller, now());
  await leaveTombstone(tx, tombstoneKey, { kind: ENDED_CUSTOMER, subject: customer.id }, now());
  await postErasureNotices(tx, emails, customer.language, now());
}
