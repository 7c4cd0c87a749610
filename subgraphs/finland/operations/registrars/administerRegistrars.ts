import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { CELIA } from '../../domain/accessLog.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import type { Operation } from '../../domain/permissions.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import {
  joinsUnit,
  mayInvite,
  type RegistrarAccount,
  type RegistrarKind,
} from '../../domain/registrars/registrarAccount.ts';
import { parseStaffEmail } from '../../domain/registrars/staffEmail.ts';
import { administeredUnit } from '../../domain/relation.ts';
import type { Registrar, Unit } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import {
  accountsOfUnit,
  addAccount,
  endAccount,
  leaveUnit,
  lockAccount,
  lockAccountByEmail,
  representUnit,
} from '../../storage/registrarAccounts.ts';
import { lockUnits } from '../../storage/units.ts';
import { REGISTRAR_LINK_KIND } from './mailRegistrarLink.ts';

type Administrator = Registrar | CeliaClerk;
type Answered<Answer> = Answer | Refusal<FinlandRefusalCode>;

export interface Invitation {
  readonly unitId: string;
  readonly email: string;
  readonly kind: RegistrarKind;
}

/** A main user, or Celia, lets somebody register customers for a unit: a new account, or one more unit for a known one. */
export async function inviteRegistrar(
  registry: FinlandRegistry,
  actor: Administrator,
  { unitId, email: typed, kind }: Invitation,
): Promise<Answered<RegistrarAccount>> {
  return administer<RegistrarAccount>(registry, actor, { action: 'inviteCeliaRegistrar', unitId }, async (tx, unit) => {
    const email = parseStaffEmail(typed);
    if (isRefusal(email)) return { answer: email };
    const known = await lockAccountByEmail(tx, email);
    const refusal = mayInvite(kind, actor.role) ?? joinsUnit(known, kind, unit);
    if (refusal) return { answer: refusal, subject: known?.id };
    // Two at once: the second one finds the account of the first.
    const id = known?.id ?? (await addAccount(tx, email, kind)) ?? (await lockAccountByEmail(tx, email))?.id;
    if (!id) return { answer: refuse('REGISTRAR_NOT_FOUND', { field: 'email' }) };
    await representUnit(tx, id, unit.id);
    if (!known) await postLetter(tx, { kind: REGISTRAR_LINK_KIND, subject: id }, registry.now());
    const account = await lockAccount(tx, id);
    return { answer: account ?? refuse('REGISTRAR_NOT_FOUND', { field: 'email' }), subject: id };
  });
}

/** The registrar stops working for the unit; one who is left with no unit is nobody from this moment. */
export async function endRegistrar(
  registry: FinlandRegistry,
  actor: Administrator,
  { unitId, registrarId }: { unitId: string; registrarId: string },
): Promise<Answered<RegistrarAccount>> {
  return administer<RegistrarAccount>(registry, actor, { action: 'endCeliaRegistrar', unitId }, async (tx, unit) => {
    const account = await lockAccount(tx, registrarId);
    const isTheirs = account?.unitIds.includes(unit.id);
    if (!account || !isTheirs) return { answer: refuse('REGISTRAR_NOT_FOUND', { field: 'registrarId' }) };
    if (account.id === actor.id)
      return { answer: refuse('OWN_ACCOUNT', { field: 'registrarId' }), subject: account.id };
    const unitIds = account.unitIds.filter((id) => id !== unit.id);
    await leaveUnit(tx, account.id, unit.id);
    if (unitIds.length === 0) await endAccount(tx, account.id, registry.now());
    return { answer: { ...account, unitIds }, subject: account.id };
  });
}

/** Who registers customers for the unit. */
export async function registrarsOf(
  registry: FinlandRegistry,
  actor: Administrator,
  unitId: string,
): Promise<Answered<{ unit: Unit; registrars: RegistrarAccount[] }>> {
  return administer(registry, actor, { action: 'celiaRegistrars', unitId }, async (tx, unit) => ({
    answer: { unit, registrars: await accountsOfUnit(tx, unit.id) },
  }));
}

/** One transaction on a unit that the actor administers, with one line of the audit trail whatever the answer. */
async function administer<Answer extends object>(
  { database, now }: FinlandRegistry,
  actor: Administrator,
  { action, unitId }: { action: Operation; unitId: string },
  work: (tx: Transaction, unit: Unit) => Promise<{ answer: Answered<Answer>; subject?: string | undefined }>,
): Promise<Answered<Answer>> {
  const isCelia = actor.role === 'CELIA';
  return database.transaction(async (tx) => {
    const [found] = await lockUnits(tx, [unitId]);
    const unit = administeredUnit(actor, action, found);
    const { answer, subject } = isRefusal(unit) ? { answer: unit, subject: undefined } : await work(tx, unit);
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    const who = {
      actor: actor.name,
      unit: isCelia ? CELIA : found?.id,
      purpose: isCelia ? 'CELIA_SUPERVISION' : undefined,
    };
    await recordAudit(tx, { ...who, action, subject, outcome }, now());
    return answer;
  });
}
