import { maskEmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { type LoginAccount, type LoginAccountState, stateAt } from './loginAccount.ts';

/** A login account as somebody may see it. `linkValidThrough`: while the mailed link waits to be used. */
export interface ShownLoginAccount {
  readonly state: LoginAccountState;
  readonly username?: string;
  readonly email?: string;
  readonly linkValidThrough?: Date;
}

export function shownToOwner(account: LoginAccount, now: Date): ShownLoginAccount {
  const state = stateAt(account, now);
  if (account.state === 'DELETED_BY_KB') return { state };
  const { username, email } = account;
  const link = account.state === 'PENDING_ACTIVATION' ? { linkValidThrough: account.linkValidUntil } : {};
  return { state, username, email, ...link };
}

/** The desk sees the address in full while it is the one that a desk typed; once the account is in use it is its owner's. */
export function shownToDesk(account: LoginAccount, now: Date): ShownLoginAccount {
  const shown = shownToOwner(account, now);
  return account.state === 'ACTIVE' ? { ...shown, email: maskEmailAddress(account.email) } : shown;
}
