import { type AuditPage, readAudit } from '../../shared/runtime/auditTrail.ts';
import type { LoggedAccess } from '../../shared/vocabulary/loggedAccess.ts';
import { accessAction, CELIA, mayNamePlaces } from '../domain/accessLog.ts';
import type { ActiveCustomer } from '../domain/customer.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import { purposeInWords } from '../domain/purposes.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findUnitNames } from '../storage/units.ts';

/** What the audit trail holds about the customer, as the customer may read it. */
export async function accessLogOf(
  { database, now }: FinlandRegistry,
  customer: ActiveCustomer,
  page: AuditPage,
): Promise<LoggedAccess[]> {
  const tx = database.source.manager;
  const lines = await readAudit(tx, [customer.id], page);
  const units = mayNamePlaces(customer, finnishDay(now())) ? lines.map(({ unit }) => unit) : [];
  const names = await findUnitNames(
    tx,
    units.filter((unit) => typeof unit === 'string'),
  );
  return lines.map(({ seq, at, unit, purpose, action, outcome }) => ({
    seq,
    at,
    organisation: unit === CELIA ? 'Celia' : names.get(unit ?? ''),
    action: accessAction(action),
    done: outcome === 'DONE',
    purpose: purpose ? purposeInWords(purpose) : undefined,
  }));
}
