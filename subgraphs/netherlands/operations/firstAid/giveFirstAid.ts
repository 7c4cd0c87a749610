import type { Database, Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { maskEmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import type { FirstAidAnswers, Symptom } from '../../domain/firstAid/firstAidFacts.ts';
import { type FirstAidFinding, walkFirstAid } from '../../domain/firstAid/walkFirstAid.ts';
import type { LoginAccount } from '../../domain/loginAccount.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { countInHour } from '../../storage/hourlyCounts.ts';
import { scopeOf } from '../actorOf.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { factsOf } from './factsOf.ts';
import { type Helper, type NamedPatient, type Patient, patientOf } from './patientOf.ts';

export interface FirstAidRequest extends NamedPatient {
  readonly symptom: Symptom;
  readonly answers: FirstAidAnswers;
}

/** What whoever helps hears: how far the tree leads, and of the borrower no more than a masked address. */
export interface GivenFirstAid extends FirstAidFinding {
  readonly isYours: boolean;
  readonly maskedEmail?: string | undefined;
  readonly linkValidThrough?: Date | undefined;
  readonly failedSignIns: number;
}

const OPERATION = 'firstAid';

/** Walks the tree for one borrower (E1-E19) and changes nothing; the look is on record. Null where there is nobody to see. */
export async function giveFirstAid(
  registry: NetherlandsRegistry,
  helper: Helper,
  request: FirstAidRequest,
): Promise<GivenFirstAid | undefined> {
  const act = async (tx: Transaction) => {
    const patient = await patientOf(tx, helper, OPERATION, request);
    if (!patient) return undefined;
    const given = await examine(tx, registry, helper, patient, request);
    const subject = patient.customerId ?? patient.account?.id;
    await recordOutcome(tx, { actor: helper, operation: OPERATION, subject, outcome: given }, registry.now());
    return given;
  };
  await limitLooks(registry.database, registry, helper);
  return registry.database.transaction(act, scopeOf(helper));
}

export async function examine(
  tx: Transaction,
  registry: NetherlandsRegistry,
  { role }: Helper,
  patient: Patient,
  { symptom, answers }: Pick<FirstAidRequest, 'symptom' | 'answers'>,
): Promise<GivenFirstAid> {
  const seen = await factsOf(tx, registry, patient);
  const finding = walkFirstAid(symptom, seen.facts, answers);
  const isYours = finding.nextActor === role;
  return { ...finding, isYours, failedSignIns: seen.failedSignIns, ...shownOf(patient.account) };
}

function shownOf(account: LoginAccount | undefined): Pick<GivenFirstAid, 'maskedEmail' | 'linkValidThrough'> {
  if (!account || account.state === 'DELETED_BY_KB') return {};
  const linkValidThrough = account.state === 'PENDING_ACTIVATION' ? account.linkValidUntil : undefined;
  return { maskedEmail: maskEmailAddress(account.email), linkValidThrough };
}

// Whoever may try usernames of everybody may not try them all; a crash gives no look back.
export async function limitLooks(
  database: Database,
  registry: NetherlandsRegistry,
  { role, name }: Helper,
): Promise<void> {
  if (role !== 'KB_CUSTOMER_CARE' && role !== 'KB_IAM') return;
  const limit = { kind: OPERATION, network: name, perHour: registry.firstAid.looksPerHour };
  const retryAfter = await database.transaction((tx) => countInHour(tx, limit, registry.now()));
  if (retryAfter > 0) throw new Failure('RATE_LIMITED', { retryAfter });
}
