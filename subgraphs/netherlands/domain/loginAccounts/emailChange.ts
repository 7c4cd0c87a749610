import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { ActiveLoginAccount } from '../loginAccount.ts';

/**
 * Another address for a login account. Asked for, its link goes to the new address and proves that very address; once
 * done, its link goes to the old address and takes the change back. Either works until, not including, `linkValidUntil`.
 */
export interface EmailChange {
  readonly id: string;
  readonly loginAccountId: string;
  readonly oldEmail: EmailAddress;
  readonly newEmail: EmailAddress;
  readonly askedAt: Date;
  readonly changedAt?: Date | undefined;
  readonly linkValidUntil: Date;
}

type DoneChange = EmailChange & { readonly changedAt: Date };

const HOUR_MS = 3_600_000;

export function askEmailChange(
  { id: loginAccountId, email: oldEmail }: ActiveLoginAccount,
  asked: { readonly id: string; readonly newEmail: EmailAddress; readonly hours: number },
  now: Date,
): EmailChange | Refusal<'EMAIL_UNCHANGED'> {
  const { id, newEmail, hours } = asked;
  if (newEmail.toLowerCase() === oldEmail.toLowerCase()) return refuse('EMAIL_UNCHANGED', { field: 'email' });
  const linkValidUntil = new Date(now.getTime() + hours * HOUR_MS);
  return { id, loginAccountId, oldEmail, newEmail, askedAt: now, linkValidUntil };
}

/** The address counts from here on; the old one can take it back for some days. */
export function confirmEmailChange(
  change: EmailChange,
  account: ActiveLoginAccount,
  now: Date,
  revertDays: number,
): DoneChange | Refusal<'EMAIL_LINK_INVALID' | 'EMAIL_LINK_EXPIRED'> {
  if (change.changedAt || change.oldEmail !== account.email) return refuse('EMAIL_LINK_INVALID');
  if (now >= change.linkValidUntil) return refuse('EMAIL_LINK_EXPIRED');
  return { ...change, changedAt: now, linkValidUntil: new Date(now.getTime() + revertDays * 24 * HOUR_MS) };
}

/** Whoever reads the old address takes it back, whatever the address has become since. */
export function checkRevert(
  change: EmailChange,
  now: Date,
): Refusal<'EMAIL_LINK_INVALID' | 'EMAIL_LINK_EXPIRED'> | undefined {
  if (!change.changedAt) return refuse('EMAIL_LINK_INVALID');
  return now >= change.linkValidUntil ? refuse('EMAIL_LINK_EXPIRED') : undefined;
}
