import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Language } from './mail/letter.ts';

interface Credentials {
  readonly id: string;
  readonly username: string;
  readonly email: EmailAddress;
  /** In which its letters are written. */
  readonly language: Language;
  /** By its owner on the KB's site (N6), or by a desk's member system (N20). */
  readonly createdVia: 'KB_WEB' | 'WISE_DESK';
}

type Owner = Pick<Credentials, 'id' | 'username' | 'email'> & Partial<Credentials>;

/**
 * Waits for its owner to use the mailed link, good up to but not including `linkValidUntil`. `generation` counts the
 * links of the account: an older one is dead. A withdrawn link is one that ended at once and has no successor yet.
 */
export interface PendingLoginAccount extends Credentials {
  readonly state: 'PENDING_ACTIVATION';
  readonly generation: number;
  readonly linkValidUntil: Date;
}

/** Its owner confirmed the e-mail address and chose a password. */
export interface ActiveLoginAccount extends Credentials {
  readonly state: 'ACTIVE';
  readonly emailConfirmedAt: Date;
  /** While its password is one that customer care set: until then it serves to choose another, and for nothing else. */
  readonly temporaryUntil?: Date | undefined;
}

/** Nothing of the person is left in it. */
export interface DeletedLoginAccount {
  readonly state: 'DELETED_BY_KB';
  readonly id: string;
  readonly deletedAt: Date;
}

/** The KB's record of who can sign in. The library's member system only holds a link to it. */
export type LoginAccount = PendingLoginAccount | ActiveLoginAccount | DeletedLoginAccount;

/** As told to the outside: a link's expiry follows from the time and is not stored (it is not yet the deletion). */
export type LoginAccountState = LoginAccount['state'] | 'LINK_EXPIRED';

const LINK_LIFETIME_MS = 86_400_000; // N28, N29: 24 hours of elapsed time, also in the nights of the clock change

/** In Dutch and made by a desk where nothing else is said. */
export function newLoginAccount(owner: Owner, now: Date): PendingLoginAccount {
  return {
    language: 'nl',
    createdVia: 'WISE_DESK',
    ...owner,
    state: 'PENDING_ACTIVATION',
    generation: 1,
    linkValidUntil: validUntil(now),
  };
}

/** The one cut-off of activation and sweep (N29). */
export function linkHasExpired({ linkValidUntil }: PendingLoginAccount, now: Date): boolean {
  return now >= linkValidUntil;
}

export function stateAt(account: LoginAccount, now: Date): LoginAccountState {
  return account.state === 'PENDING_ACTIVATION' && linkHasExpired(account, now) ? 'LINK_EXPIRED' : account.state;
}

/** Using the link proves that the owner reads the address, so it also confirms it (N26). */
export function activate(account: PendingLoginAccount, now: Date): ActiveLoginAccount | Refusal<'LINK_EXPIRED'> {
  if (linkHasExpired(account, now)) return refuse('LINK_EXPIRED');
  const { id, username, email, language, createdVia } = account;
  return { state: 'ACTIVE', id, username, email, language, createdVia, emailConfirmedAt: now };
}

/** Ends the link at once (N30, first step). */
export function withdrawLink(account: PendingLoginAccount, now: Date): PendingLoginAccount {
  return { ...account, generation: account.generation + 1, linkValidUntil: now };
}

/** Another link with another 24 hours, to the address given now (N30, second step, where the KB had not deleted yet). */
export function renewLink(account: PendingLoginAccount, email: EmailAddress, now: Date): PendingLoginAccount {
  return { ...account, email, generation: account.generation + 1, linkValidUntil: validUntil(now) };
}

/** What the KB makes of an account whose link has expired (N29), undefined while it has not. */
export function deleteUnactivated(account: PendingLoginAccount, now: Date): DeletedLoginAccount | undefined {
  return linkHasExpired(account, now) ? { state: 'DELETED_BY_KB', id: account.id, deletedAt: now } : undefined;
}

/** What is left of an account that no library's member system points at any more. */
export function closeLoginAccount({ id }: PendingLoginAccount | ActiveLoginAccount, now: Date): DeletedLoginAccount {
  return { state: 'DELETED_BY_KB', id, deletedAt: now };
}

function validUntil(now: Date): Date {
  return new Date(now.getTime() + LINK_LIFETIME_MS);
}
