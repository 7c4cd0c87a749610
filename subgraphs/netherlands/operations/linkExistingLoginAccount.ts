import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { existingLoginAccount, type KnownMembership } from '../domain/chosenLoginAccount.ts';
import type { SubscriptionType } from '../domain/subscription.ts';
import { lockLoginAccountByUsername } from '../storage/kb/loginAccounts.ts';
import { membershipsOfLoginAccount } from '../storage/memberSystem/subscriptions.ts';
import { acrossLibraries } from '../storage/scopes.ts';

interface Mover {
  readonly username: string;
  readonly birthDate: CalendarDate;
  readonly type: SubscriptionType;
  readonly today: CalendarDate;
}

/** Finds the account that a mover goes on with (N22) and keeps it locked, so that two libraries cannot take it at once. */
export async function linkExistingLoginAccount(tx: Transaction, { username, type, ...mover }: Mover) {
  const account = await lockLoginAccountByUsername(tx, username);
  const memberships = account ? await membershipsOfAccount(tx, account.id) : [];
  const { organisationId, kind } = type;
  return existingLoginAccount({ ...mover, account, memberships, organisationId, kind });
}

/** What the account carries and carried, at whatever libraries. */
export async function membershipsOfAccount(tx: Transaction, loginAccountId: string): Promise<KnownMembership[]> {
  return inScope(tx, acrossLibraries('existingLoginAccount'), () => membershipsOfLoginAccount(tx, loginAccountId));
}
