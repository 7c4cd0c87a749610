import type { Transaction } from '../../shared/runtime/database.ts';
import { checkExportBudget } from '../../shared/runtime/exportBudget.ts';
import { lettersAbout } from '../../shared/runtime/outbox.ts';
import type { ExportedData } from '../../shared/vocabulary/dataExport.ts';
import { EXPORTED_ACCESSES } from '../../shared/vocabulary/exportedAccess.ts';
import type { AccountHolder } from '../domain/actor.ts';
import { dataExport } from '../domain/dataExport.ts';
import type { KeptLoginAccount, KeptOfHolder } from '../domain/keptOfHolder.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { quarantinesOf } from '../storage/kb/chosenUsernames.ts';
import { findEmailChangesOf } from '../storage/kb/emailChanges.ts';
import { findEntitlements } from '../storage/kb/entitlements.ts';
import { lockKeptLoginAccount } from '../storage/kb/keptLoginAccount.ts';
import { findReset } from '../storage/kb/passwordResets.ts';
import { findSentLetters } from '../storage/kb/sentLetters.ts';
import { findKeptCustomers, findLinksOf } from '../storage/memberSystem/keptCustomers.ts';
import { findCustomersLinkedTo } from '../storage/memberSystem/loginLinks.ts';
import { findSubscriptionsOf } from '../storage/memberSystem/members.ts';
import { findPassesOf } from '../storage/memberSystem/passes.ts';
import { findKeptPayments } from '../storage/memberSystem/payments/keptPayments.ts';
import { findSynchronisations } from '../storage/memberSystem/synchronisations.ts';
import { acrossLibraries } from '../storage/scopes.ts';
import { accessLogOf } from './accessLogOf.ts';
import { recordOutcome } from './recordOutcome.ts';

const ACTION = 'netherlandsDataExport';

/** Everything that is kept about whoever signed in with a login account (GDPR articles 15 and 20); on record as his own act. */
export async function exportOwnRecord(
  registry: NetherlandsRegistry,
  holder: AccountHolder,
): Promise<ExportedData | undefined> {
  const accesses = await accessLogOf(registry, holder, { limit: EXPORTED_ACCESSES });
  const act = async (tx: Transaction) => {
    const { loginAccountId: subject } = holder;
    const loginAccount = await lockKeptLoginAccount(tx, subject);
    if (!loginAccount) return undefined;
    const now = registry.now();
    await checkExportBudget(tx, { action: ACTION, subject, limit: registry.exportsPerDay }, now);
    const kept = await keptOf(tx, subject, loginAccount);
    await recordOutcome(tx, { actor: holder, operation: ACTION, subject, outcome: kept }, now);
    return dataExport({ ...kept, accesses });
  };
  return registry.database.transaction(act, acrossLibraries('ownRecord'));
}

async function keptOf(
  tx: Transaction,
  accountId: string,
  loginAccount: KeptLoginAccount,
): Promise<Omit<KeptOfHolder, 'accesses'>> {
  const customers = await findCustomersLinkedTo(tx, accountId);
  return {
    loginAccount,
    passwordReset: await findReset(tx, accountId),
    emailChanges: await findEmailChangesOf(tx, accountId),
    sentLetters: await findSentLetters(tx, accountId),
    heldUsernames: await quarantinesOf(tx, accountId),
    customers: await findKeptCustomers(tx, customers),
    passes: await findPassesOf(tx, customers),
    synchronisations: await findSynchronisations(tx, customers),
    entitlements: await findEntitlements(tx, customers),
    subscriptions: await findSubscriptionsOf(tx, customers),
    loginLinks: await findLinksOf(tx, accountId, customers),
    payments: await findKeptPayments(tx, accountId, customers),
    letters: await lettersAbout(tx, [accountId, ...customers]),
  };
}
