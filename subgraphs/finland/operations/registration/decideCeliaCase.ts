import type { Transaction } from '../../../shared/runtime/database.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { type CaseRejection, type DecidedCase, type OpenCase, openCase } from '../../domain/cases/celiaCase.ts';
import type { CustomerId } from '../../domain/customer.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import {
  birthDateOf,
  formatPersonalIdentityCode,
  type PersonalIdentityCode,
  parsePersonalIdentityCode,
} from '../../domain/personalIdentityCode.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { customerWithCode } from '../../storage/customers.ts';
import { lockCase, openPayload, saveDecision } from '../../storage/registration/cases.ts';
import { openCaseTask } from '../../storage/registration/tasks.ts';
import { lockUnits } from '../../storage/units.ts';
import { actForCelia } from '../celia/actForCelia.ts';
import { addNewCustomer } from './addNewCustomer.ts';
import { parseRecordId } from './parseRecordId.ts';

export interface CaseDecision {
  readonly caseId: string;
  readonly purpose: LookupPurpose;
  /** Of somebody who has one after all, or whose address is protected: Celia has asked for it. */
  readonly personalIdentityCode?: Sensitive | undefined;
}

export type Acceptance =
  | { readonly decided: DecidedCase; readonly customerId: CustomerId }
  | Refusal<FinlandRefusalCode>;

/** F21: registers the person of the case with the unit that sent it; the form is gone afterwards. */
export async function acceptCeliaCase(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { caseId, purpose, personalIdentityCode: typed }: CaseDecision,
): Promise<Acceptance> {
  const rules = { today: finnishDay(registry.now()), artificial: registry.artificialCodes };
  const code = typed && parsePersonalIdentityCode(typed, rules);
  return actForCelia<Acceptance>(registry, clerk, { action: 'acceptCeliaCase', purpose }, async (tx) => {
    const opened = await lockOpen(tx, caseId);
    if (isRefusal(opened)) return { answer: opened };
    const customerId = isRefusal(code) ? code : await register(registry, tx, opened, code);
    if (isRefusal(customerId)) return { answer: customerId, subject: opened.id };
    const decided: DecidedCase = { ...opened, state: 'ACCEPTED', decidedAt: registry.now() };
    await saveDecision(tx, decided);
    await openCaseTask(tx, decided, 'CASE_ACCEPTED', registry.now());
    return { answer: { decided, customerId }, subject: customerId };
  });
}

type Rejected = DecidedCase | Refusal<'CASE_NOT_FOUND' | 'CASE_DECIDED'>;

/** F21: the person is not registered; the form is gone, and the unit hears it. */
export async function rejectCeliaCase(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { caseId, purpose, reason }: { caseId: string; purpose: LookupPurpose; reason: CaseRejection },
): Promise<Rejected> {
  return actForCelia<Rejected>(registry, clerk, { action: 'rejectCeliaCase', purpose }, async (tx) => {
    const opened = await lockOpen(tx, caseId);
    if (isRefusal(opened)) return { answer: opened };
    const decided: DecidedCase = { ...opened, state: 'REJECTED', rejection: reason, decidedAt: registry.now() };
    await saveDecision(tx, decided);
    await openCaseTask(tx, decided, 'CASE_REJECTED', registry.now());
    return { answer: decided, subject: opened.id };
  });
}

async function lockOpen(tx: Transaction, typedId: string) {
  const id = parseRecordId(typedId);
  return openCase(id === undefined ? undefined : await lockCase(tx, { id }));
}

async function register(
  registry: FinlandRegistry,
  tx: Transaction,
  opened: OpenCase,
  code: PersonalIdentityCode | undefined,
): Promise<CustomerId | Refusal<'BIRTH_DATE_DIFFERS' | 'CASE_PERSON_REGISTERED' | 'UNIT_CONTRACT_ENDED'>> {
  const [unit] = await lockUnits(tx, [opened.unitId]);
  if (!unit?.contractActive) return refuse('UNIT_CONTRACT_ENDED');
  const { birthDate, identityNote, form } = await openPayload(tx, registry.sealing, opened);
  const field = 'personalIdentityCode';
  if (code && birthDateOf(code) !== birthDate) return refuse('BIRTH_DATE_DIFFERS', { field });
  const identityCode = code && (await registry.vault.store(tx, formatPersonalIdentityCode(code)));
  if (identityCode && (await customerWithCode(tx, identityCode))) return refuse('CASE_PERSON_REGISTERED', { field });
  const addressProtected = opened.kind === 'ADDRESS_PROTECTED';
  const identity = identityCode ? { identityCode } : { identityNote };
  const person = { unitId: opened.unitId, birthDate, ...identity, addressProtected, attestedBy: opened.openedBy };
  return (await addNewCustomer(registry, tx, person, form)).id;
}
