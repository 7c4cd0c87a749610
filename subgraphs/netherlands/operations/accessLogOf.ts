import { type AuditPage, readAudit } from '../../shared/runtime/auditTrail.ts';
import type { LoggedAccess } from '../../shared/vocabulary/loggedAccess.ts';
import { accessAction } from '../domain/accessLog.ts';
import type { AccountHolder } from '../domain/actor.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findBranchNames } from '../storage/branches.ts';
import { findCustomersLinkedTo } from '../storage/loginLinks.ts';

/** What the audit trail holds about the login account and about the members that it belongs to now. */
export async function accessLogOf(
  { database }: NetherlandsRegistry,
  { loginAccountId }: AccountHolder,
  page: AuditPage,
): Promise<LoggedAccess[]> {
  const tx = database.source.manager;
  const customers = await findCustomersLinkedTo(tx, loginAccountId);
  const lines = await readAudit(tx, [loginAccountId, ...customers], page);
  const units = lines.map(({ unit }) => unit).filter((unit) => typeof unit === 'string');
  const names = await findBranchNames(tx, units);
  return lines.map(({ seq, at, unit, action, outcome }) => ({
    seq,
    at,
    organisation: unit ? names.get(unit) : undefined,
    action: accessAction(action),
    done: outcome === 'DONE',
  }));
}
