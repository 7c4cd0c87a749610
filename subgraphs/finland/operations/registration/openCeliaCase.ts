import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { readForm } from '../../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import {
  type CaseKind,
  type CeliaCase,
  checkBirthDate,
  openCase,
  parseIdentityNote,
} from '../../domain/cases/celiaCase.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import { checkForm, type RegistrationForm } from '../../domain/registration.ts';
import type { Registrar, Unit } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { keepCase, lockCase } from '../../storage/registration/cases.ts';
import { actInUnit } from '../actInUnit.ts';

export interface CaseRequest {
  idempotencyKey: string;
  kind: CaseKind;
  birthDate: CalendarDate;
  identityNote: string;
  form: RegistrationForm;
}

export type CaseAnswer = CeliaCase | Refusal<FinlandRefusalCode>;

/** F21: a form that Celia alone decides about, sealed at once; the registrar does not read it back. */
export async function openCeliaCase(
  registry: FinlandRegistry,
  registrar: Registrar,
  request: CaseRequest,
): Promise<CaseAnswer> {
  const { idempotencyKey: key, ...asked } = request;
  const attempt = { caller: registrar.name, operation: 'openCeliaCase', key, request: asked };
  return actInUnit<CaseAnswer>(registry, registrar, { action: 'openCeliaCase' }, async (tx, { unit }) => {
    const first = await registry.idempotency.firstAnswer(tx, attempt);
    if (isRefusal(first)) return { answer: first };
    if (first.kind === 'repeated') return { answer: (await lockCase(tx, { id: first.answer })) ?? openCase(undefined) };
    const opened = await keep(registry, tx, { unit, openedBy: registrar.id }, asked);
    if (!isRefusal(opened)) await registry.idempotency.remember(tx, attempt, opened.id, registry.now());
    return { answer: opened };
  });
}

async function keep(
  { now, sealing, groundsChangedOn: changedOn }: FinlandRegistry,
  tx: Transaction,
  { unit, openedBy }: { unit: Unit; openedBy: string },
  { kind, birthDate, identityNote, form }: Omit<CaseRequest, 'idempotencyKey'>,
): Promise<CaseAnswer> {
  if (unit.training) return refuse('TRAINING_SENDS_NOTHING');
  const today = finnishDay(now());
  const payload = readForm({
    birthDate: checkBirthDate(birthDate, today),
    identityNote: parseIdentityNote(identityNote),
    form: checkForm(form, birthDate, { unit, today, changedOn }),
  });
  if (isRefusal(payload)) return payload;
  const opened = { id: randomUUID(), kind, unitId: unit.id, openedBy, openedAt: now(), state: 'OPEN' } as const;
  await keepCase(tx, sealing, opened, payload);
  return opened;
}
