import { type AuditPage, readAudit } from '../../shared/runtime/auditTrail.ts';
import type { LoggedAccess } from '../../shared/vocabulary/loggedAccess.ts';
import { accessAction } from '../domain/accessLog.ts';
import type { AccountHolder } from '../domain/actor.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCustomersLinkedTo } from '../storage/memberSystem/loginLinks.ts';
import { findUnitNames } from '../storage/memberSystem/unitNames.ts';
import { scopeOf } from './actorOf.ts';

/** What the audit trail holds about the login account and about the members that it belongs to now. */
export async function accessLogOf(
  { database }: NetherlandsRegistry,
  holder: AccountHolder,
  page: AuditPage,
): Promise<LoggedAccess[]> {
  const tx = database.source.manager;
  const { loginAccountId } = holder;
  const customers = await database.transaction((own) => findCustomersLinkedTo(own, loginAccountId), scopeOf(holder));
  const lines = await readAudit(tx, [loginAccountId, ...customers], page);
  const units = lines.map(({ unit }) => unit).filter((unit) => typeof unit === 'string');
  const names = await findUnitNames(tx, units);
  return lines.map(({ seq, at, unit, action, outcome }) => ({
    seq,
    at,
    organisation: unit ? names.get(unit) : undefined,
    action: accessAction(action),
    done: outcome === 'DONE',
  }));
}
