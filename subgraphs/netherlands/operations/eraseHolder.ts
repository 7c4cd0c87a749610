import type { Transaction } from '../../shared/runtime/database.ts';
import { postErasureNotices } from '../../shared/runtime/erasureNotice.ts';
import { forgetRequests } from '../../shared/runtime/forgetRequests.ts';
import { leaveTombstone } from '../../shared/runtime/tombstones.ts';
import { dateIn } from '../../shared/vocabulary/calendarDate.ts';
import type { Erasure } from '../../shared/vocabulary/erasure.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../domain/actor.ts';
import { checkNothingOpen, erasureOfHolder } from '../domain/erasure.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { deleteCasesAbout } from '../storage/firstAid/firstAidEvents.ts';
import { deleteEntitlements } from '../storage/kb/entitlements.ts';
import { deleteLoginAccount } from '../storage/kb/keptLoginAccount.ts';
import { lockLoginAccount } from '../storage/kb/loginAccounts.ts';
import { deleteCustomers, lockCustomers } from '../storage/memberSystem/customersOfHolder.ts';
import { deleteLinksTo, findCustomersLinkedTo } from '../storage/memberSystem/loginLinks.ts';
import { findSubscriptionsOf } from '../storage/memberSystem/members.ts';
import { forgetPayer } from '../storage/memberSystem/payments/keptPayments.ts';
import { findOpenCents } from '../storage/memberSystem/payments/owed.ts';

/** Deletes the account of whoever proved to be its owner, and the members that it belongs to, in the caller's transaction. */
export async function eraseHolder(
  tx: Transaction,
  { tombstoneKey, now }: NetherlandsRegistry,
  { name, loginAccountId }: AccountHolder,
  dryRun: boolean,
): Promise<Erasure | Refusal<'NOTHING_TO_ERASE' | 'BALANCE_OPEN'>> {
  // The customers first, as a desk locks them: two who wait for each other would not come to an end.
  const customers = await findCustomersLinkedTo(tx, loginAccountId);
  const emails = await lockCustomers(tx, customers);
  const account = await lockLoginAccount(tx, loginAccountId);
  if (account?.state !== 'ACTIVE') return refuse('NOTHING_TO_ERASE');
  const subscriptions = await findSubscriptionsOf(tx, customers);
  const balances = await findOpenCents(
    tx,
    subscriptions.map(({ id }) => id),
  );
  const owing = new Set(balances.filter(({ openCents }) => openCents > 0).map(({ id }) => id));
  const open = checkNothingOpen(subscriptions, owing, dateIn('Europe/Amsterdam', now()));
  if (open) return open;
  if (dryRun) return erasureOfHolder(false, now());
  await deleteCustomers(tx, customers);
  await deleteEntitlements(tx, customers);
  await forgetPayer(tx, loginAccountId);
  await deleteLinksTo(tx, loginAccountId);
  await deleteLoginAccount(tx, loginAccountId);
  await deleteCasesAbout(tx, customers, loginAccountId);
  await forgetRequests(tx, [loginAccountId, ...customers], name);
  for (const subject of customers) await leaveTombstone(tx, tombstoneKey, { kind: 'customer', subject }, now());
  await leaveTombstone(tx, tombstoneKey, { kind: 'login_account', subject: loginAccountId }, now());
  await postErasureNotices(tx, [account.email, ...emails], account.language, now());
  return erasureOfHolder(true, now());
}
