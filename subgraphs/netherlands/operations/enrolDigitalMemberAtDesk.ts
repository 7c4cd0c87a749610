import type { Transaction } from '../../shared/runtime/database.ts';
import { dateIn } from '../../shared/vocabulary/calendarDate.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { DeskActor } from '../domain/actor.ts';
import { chooseSubscription } from '../domain/chosenSubscription.ts';
import { type EnrolmentForm, readEnrolmentForm } from '../domain/enrolmentForm.ts';
import { PASS_NUMBER_PLACEHOLDER } from '../domain/passNumber.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findSubscriptionType } from '../storage/memberSystem/subscriptionTypes.ts';
import { scopeOf } from './actorOf.ts';
import { findEnrolment } from './findEnrolment.ts';
import { readBankAccount, type TypedBankAccount } from './readBankAccount.ts';
import { recordOutcome } from './recordOutcome.ts';
import { type Enrolment, storeEnrolment } from './storeEnrolment.ts';

export interface DeskEnrolmentRequest extends EnrolmentForm, TypedBankAccount {
  readonly idempotencyKey: string;
  readonly confirmGeneratedNumber: boolean;
  readonly newsletter: boolean;
  readonly subscriptionType: string;
  readonly discountCents: number;
}

/** The number still has to be confirmed (N14); nothing was stored. */
export interface NumberToConfirm {
  readonly placeholder: string;
}

const OPERATION = 'enrolDigitalMemberAtDesk';

/** Enrols somebody at a branch's desk (N11-N28). The same idempotency key with the same request answers the same enrolment. */
export async function enrolDigitalMemberAtDesk(
  registry: NetherlandsRegistry,
  actor: DeskActor,
  request: DeskEnrolmentRequest,
): Promise<Enrolment | NumberToConfirm | Refusal<RefusalCode>> {
  if (!request.confirmGeneratedNumber) return { placeholder: PASS_NUMBER_PLACEHOLDER };
  const attempt = { caller: actor.name, operation: OPERATION, key: request.idempotencyKey, request };
  const act = async (tx: Transaction) => {
    const earlier = await registry.idempotency.firstAnswer(tx, attempt);
    if (!isRefusal(earlier) && earlier.kind === 'repeated') return findEnrolment(tx, earlier.answer);
    const outcome = isRefusal(earlier) ? earlier : await enrol(registry, tx, actor, request);
    const subject = isRefusal(outcome) ? undefined : outcome.member.id;
    if (subject) await registry.idempotency.remember(tx, attempt, subject, registry.now());
    await recordOutcome(tx, { actor, operation: OPERATION, subject, outcome }, registry.now());
    return outcome;
  };
  return registry.database.transaction(act, scopeOf(actor));
}

async function enrol(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { branchCode, organisationId }: DeskActor,
  request: DeskEnrolmentRequest,
): Promise<Enrolment | Refusal<RefusalCode>> {
  const today = dateIn('Europe/Amsterdam', registry.now());
  const type = await findSubscriptionType(tx, organisationId, request.subscriptionType);
  const { birthDate, discountCents } = request;
  const read = readForm({
    form: readEnrolmentForm(request, today),
    bankAccount: readBankAccount(request),
    subscription: chooseSubscription({ type, birthDate, discountCents, since: today }),
  });
  if (isRefusal(read)) return read;
  return storeEnrolment(registry, tx, { ...read, branchCode, today, newsletter: request.newsletter });
}
