import type { Transaction } from '../../shared/runtime/database.ts';
import { dateIn } from '../../shared/vocabulary/calendarDate.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { DeskActor } from '../domain/actor.ts';
import { readCustomerNumber } from '../domain/enrolment/customerNumber.ts';
import { refuseDuplicates } from '../domain/enrolment/likeness.ts';
import { PASS_NUMBER_PLACEHOLDER } from '../domain/passNumber.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../registry.ts';
import { scopeOf } from './actorOf.ts';
import { planEnrolment } from './enrolment/planEnrolment.ts';
import { type DeskForm, readDeskEnrolment } from './enrolment/readDeskEnrolment.ts';
import { findEnrolment } from './findEnrolment.ts';
import { recordOutcome } from './recordOutcome.ts';
import { type Enrolment, storeEnrolment } from './storeEnrolment.ts';

export interface DeskEnrolmentRequest extends DeskForm {
  readonly idempotencyKey: string;
  readonly confirmGeneratedNumber: boolean;
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
  if (isUnconfirmed(request)) return { placeholder: PASS_NUMBER_PLACEHOLDER };
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

// A typed number is not generated, so that there is nothing to confirm.
function isUnconfirmed({ confirmGeneratedNumber, customerNumber }: DeskEnrolmentRequest): boolean {
  const number = readCustomerNumber(customerNumber);
  return !confirmGeneratedNumber && 'typed' in number && number.typed === 'GENERATE';
}

async function enrol(
  registry: NetherlandsRegistry,
  tx: Transaction,
  actor: DeskActor,
  request: DeskEnrolmentRequest,
): Promise<Enrolment | Refusal<RefusalCode>> {
  const today = dateIn(DUTCH_TIME, registry.now());
  const read = readForm(await readDeskEnrolment(tx, actor, request, today));
  if (isRefusal(read)) return read;
  const { account, duplicates, taken } = await planEnrolment(registry, tx, read, today);
  const duplicate = refuseDuplicates(duplicates, read.form.duplicateOverrideReason);
  const plan = readForm({ taken, account, duplicate });
  if (isRefusal(plan)) return plan;
  const { branchCode } = actor;
  const { newsletter } = request;
  return storeEnrolment(registry, tx, { ...read, account: plan.account, branchCode, today, newsletter });
}
