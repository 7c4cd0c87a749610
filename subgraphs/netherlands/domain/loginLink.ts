import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LoginAccount } from './loginAccount.ts';

/**
 * What the library's member system knows of a customer's login account at the KB. STALE: the KB has deleted the account
 * and the member system still points at it. A forgotten link is history; a customer has at most one that is not.
 */
export interface LoginLink {
  readonly id: string;
  readonly customerId: string;
  readonly loginAccountId: string;
  readonly origin: 'GENERATED' | 'EXISTING';
  readonly state: 'LINKED' | 'STALE' | 'FORGOTTEN';
}

/** N30: generating is the second step. Without the first it is refused, whatever became of the account at the KB. */
export function mayGenerate(link: LoginLink | undefined): Refusal<'LOGIN_ACCOUNT_STILL_LINKED'> | undefined {
  return link && link.state !== 'FORGOTTEN' ? refuse('LOGIN_ACCOUNT_STILL_LINKED', { field: 'customerId' }) : undefined;
}

/** N30: forgetting is for accounts that were never activated; the member of an active one would lose it. */
export function forget(
  link: LoginLink | undefined,
  account: LoginAccount | undefined,
): LoginLink | Refusal<'LOGIN_ACCOUNT_NOT_LINKED' | 'LOGIN_ACCOUNT_ACTIVE'> {
  if (!link || link.state === 'FORGOTTEN') return refuse('LOGIN_ACCOUNT_NOT_LINKED', { field: 'customerId' });
  if (account?.state === 'ACTIVE') return refuse('LOGIN_ACCOUNT_ACTIVE', { field: 'customerId' });
  return { ...link, state: 'FORGOTTEN' };
}
