import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { FirstAidCase, FirstAider } from '../../domain/firstAid/firstAidCase.ts';
import type { FirstAidFinding } from '../../domain/firstAid/walkFirstAid.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findCase, insertCase } from '../../storage/firstAid/firstAidCases.ts';
import { keepEvent } from '../../storage/firstAid/firstAidEvents.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { caseScope, libraryOf } from './caseScope.ts';
import { examine, type FirstAidRequest, limitLooks } from './giveFirstAid.ts';
import { type Helper, type Patient, patientOf } from './patientOf.ts';

export interface FirstAidCaseRequest extends FirstAidRequest {
  readonly idempotencyKey: string;
}

const OPERATION = 'openFirstAidCase';

/** Keeps how far first aid came, with whoever found it; the same request under the same key is the same case. */
export async function openFirstAidCase(
  registry: NetherlandsRegistry,
  helper: Helper,
  request: FirstAidCaseRequest,
): Promise<FirstAidCase | Refusal<RefusalCode>> {
  const attempt = { caller: helper.name, operation: OPERATION, key: request.idempotencyKey, request };
  const act = async (tx: Transaction) => {
    const now = registry.now();
    const earlier = await registry.idempotency.firstAnswer(tx, attempt);
    if (!isRefusal(earlier) && earlier.kind === 'repeated') return openedBefore(tx, earlier.answer);
    const patient = await patientOf(tx, helper, OPERATION, request);
    const subject = patient?.customerId ?? patient?.account?.id;
    if (!patient || !subject) throw new Failure('NOT_FOUND');
    const outcome = isRefusal(earlier) ? earlier : await open(tx, registry, helper, patient, request);
    if (!isRefusal(outcome)) await registry.idempotency.remember(tx, attempt, outcome.id, now);
    await recordOutcome(tx, { actor: helper, operation: OPERATION, subject, outcome }, now);
    return outcome;
  };
  await limitLooks(registry.database, registry, helper);
  return registry.database.transaction(act, caseScope(helper));
}

async function open(
  tx: Transaction,
  registry: NetherlandsRegistry,
  helper: Helper,
  patient: Patient,
  request: FirstAidCaseRequest,
): Promise<FirstAidCase | Refusal<'CASE_OPEN_ALREADY'>> {
  const finding = await examine(tx, registry, helper, patient, request);
  const known = patient.customerId ? patient : await libraryOf(tx, patient.account?.id);
  const one = newCase(helper.role, { ...patient, ...known }, finding, registry.now());
  const refused = await insertCase(tx, one);
  if (refused) return refused;
  await keepEvent(tx, one, 'OPENED', helper.role, one.openedAt);
  return one;
}

function newCase(
  by: FirstAider,
  patient: Patient,
  { symptom, advice, path }: FirstAidFinding,
  now: Date,
): FirstAidCase {
  const { customerId, organisationId, account } = patient;
  return {
    ...{ id: randomUUID(), customerId, organisationId, loginAccountId: account?.id, symptom, advice, path },
    ...{ openedBy: by, assignedTo: by, state: 'OPEN', openedAt: now, changedAt: now },
  };
}

async function openedBefore(tx: Transaction, id: string): Promise<FirstAidCase> {
  const found = await findCase(tx, id);
  if (!found) throw new Failure('NOT_FOUND');
  return found;
}
