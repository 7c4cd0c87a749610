import { type AuditPage, readAudit } from '../../shared/runtime/auditTrail.ts';
import type { LoggedAccess } from '../../shared/vocabulary/loggedAccess.ts';
import { accessAction, mayNamePlaces } from '../domain/accessLog.ts';
import type { LibraryCardAccount } from '../domain/libraryCardAccount.ts';
import { purposeInWords } from '../domain/lookupPurpose.ts';
import type { Registry } from '../registry.ts';
import { findLibraryNames } from '../storage/libraryTable.ts';

/** What the audit trail holds about the account, as its holder may read it. */
export async function accessLogOf(
  { database }: Registry,
  account: LibraryCardAccount,
  page: AuditPage,
): Promise<LoggedAccess[]> {
  const tx = database.source.manager;
  const lines = await readAudit(tx, [account.id], page);
  const units = mayNamePlaces(account) ? lines.map(({ unit }) => unit) : [];
  const names = await findLibraryNames(
    tx,
    units.filter((unit) => typeof unit === 'string'),
  );
  return lines.map(({ seq, at, unit, purpose, action, outcome }) => ({
    seq,
    at,
    organisation: unit ? names.get(unit) : undefined,
    action: accessAction(action),
    done: outcome === 'DONE',
    purpose: purpose ? purposeInWords(purpose) : undefined,
  }));
}
