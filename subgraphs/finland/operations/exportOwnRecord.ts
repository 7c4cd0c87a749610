import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { checkExportBudget } from '../../shared/runtime/exportBudget.ts';
import { lettersAbout } from '../../shared/runtime/outbox.ts';
import type { ExportedData } from '../../shared/vocabulary/dataExport.ts';
import { EXPORTED_ACCESSES } from '../../shared/vocabulary/exportedAccess.ts';
import type { SignedInCustomer } from '../domain/actor.ts';
import type { ActiveCustomer } from '../domain/customer.ts';
import { dataExport, type KeptOfCustomer } from '../domain/dataExport.ts';
import type { FinlandRegistry } from '../registry.ts';
import { lockCredentialsOf } from '../storage/credentials.ts';
import { lockCustomer } from '../storage/customers.ts';
import { findEligibility } from '../storage/eligibilities.ts';
import { findFormerEmails } from '../storage/formerEmails.ts';
import { findGuardianConsent } from '../storage/guardianConsents.ts';
import { ofCustomer } from '../storage/scopes.ts';
import { accessLogOf } from './accessLogOf.ts';
import { keptOfRegistration } from './registration/keptOfRegistration.ts';

const ACTION = 'finlandDataExport';

/** Everything that is kept about the customer who is signed in (GDPR articles 15 and 20); on record as his own act. */
export async function exportOwnRecord(
  registry: FinlandRegistry,
  { name, customer: own }: SignedInCustomer,
): Promise<ExportedData | undefined> {
  const accesses = await accessLogOf(registry, own, { limit: EXPORTED_ACCESSES });
  const act = async (tx: Transaction) => {
    const customer = await lockCustomer(tx, own.id);
    if (customer?.state !== 'ACTIVE') return undefined;
    const now = registry.now();
    await checkExportBudget(tx, { action: ACTION, subject: own.id, limit: registry.exportsPerDay }, now);
    const kept = await keptOf(registry, tx, customer);
    await recordAudit(tx, { actor: name, action: ACTION, subject: own.id, outcome: 'DONE' }, now);
    return dataExport({ ...kept, accesses });
  };
  return registry.database.transaction(act, ofCustomer(own.id));
}

async function keptOf(
  registry: FinlandRegistry,
  tx: Transaction,
  customer: ActiveCustomer,
): Promise<Omit<KeptOfCustomer, 'accesses'>> {
  const { id } = customer;
  const credentials = await lockCredentialsOf(tx, id);
  const formerEmails = await findFormerEmails(tx, id);
  const letterSubjects = [...credentials, ...formerEmails].map((one) => one.id);
  return {
    customer,
    credentials,
    formerEmails: formerEmails.map(({ email }) => email),
    eligibility: await findEligibility(tx, id),
    guardianConsent: await findGuardianConsent(tx, id),
    registration: await keptOfRegistration(registry, tx, id),
    letters: await lettersAbout(tx, [id, ...letterSubjects]),
  };
}
