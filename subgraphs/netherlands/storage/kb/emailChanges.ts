import { EntitySchema, IsNull, MoreThanOrEqual } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import type { EmailChange } from '../../domain/loginAccounts/emailChange.ts';
import { LoginAccounts } from './loginAccounts.ts';
import { forgetSentLetters } from './sentLetters.ts';

interface EmailChangeRow {
  readonly id: string;
  readonly loginAccountId: string;
  readonly oldEmail: EmailAddress;
  readonly newEmail: EmailAddress;
  readonly askedAt: Date;
  readonly changedAt: Date | null;
  readonly linkHash: Buffer;
  readonly linkValidUntil: Date;
}

/** The KB's own table. An account has at most one change that is asked for, and any number that can be taken back. */
export const EmailChanges = new EntitySchema<EmailChangeRow>({
  name: 'login_email_change',
  columns: {
    id: { type: 'uuid', primary: true },
    loginAccountId: { name: 'login_account_id', type: 'uuid' },
    oldEmail: { name: 'old_email', type: 'text' },
    newEmail: { name: 'new_email', type: 'text' },
    askedAt: { name: 'asked_at', type: 'timestamptz' },
    changedAt: { name: 'changed_at', type: 'timestamptz', nullable: true },
    linkHash: { name: 'link_hash', type: 'bytea' },
    linkValidUntil: { name: 'link_valid_until', type: 'timestamptz' },
  },
});

export async function findEmailChange(tx: Transaction, id: string): Promise<EmailChange | undefined> {
  const row = await tx.getRepository(EmailChanges).findOneBy({ id });
  return row ? changeOf(row) : undefined;
}

export async function findEmailChangeByLink(tx: Transaction, linkHash: Buffer): Promise<EmailChange | undefined> {
  const row = await tx.getRepository(EmailChanges).findOneBy({ linkHash });
  return row ? changeOf(row) : undefined;
}

export async function findEmailChangesOf(tx: Transaction, loginAccountId: string): Promise<EmailChange[]> {
  const rows = await tx.getRepository(EmailChanges).find({ where: { loginAccountId }, order: { askedAt: 'ASC' } });
  return rows.map(changeOf);
}

/** The account's row must be locked. What was asked for before is gone, and its link with it. */
export async function saveAskedChange(tx: Transaction, change: EmailChange, linkHash: Buffer): Promise<void> {
  await dropAskedChange(tx, change.loginAccountId);
  await tx.getRepository(EmailChanges).insert({ ...change, changedAt: null, linkHash });
}

export async function dropAskedChange(tx: Transaction, loginAccountId: string): Promise<void> {
  await tx.getRepository(EmailChanges).delete({ loginAccountId, changedAt: IsNull() });
}

/** Gives the account its new address. */
export async function saveChanged(
  tx: Transaction,
  change: EmailChange & { readonly changedAt: Date },
  revertHash: Buffer,
): Promise<void> {
  const { id, loginAccountId, newEmail, changedAt, linkValidUntil } = change;
  await forgetSentLetters(tx, loginAccountId);
  await tx.getRepository(EmailChanges).update({ id }, { changedAt, linkValidUntil, linkHash: revertHash });
  await tx
    .getRepository(LoginAccounts)
    .update({ id: loginAccountId }, { email: newEmail, emailConfirmedAt: changedAt });
}

/** Gives the account the address back that it had before the change, and forgets it with all that came after. */
export async function saveReverted(tx: Transaction, { loginAccountId, askedAt, oldEmail }: EmailChange): Promise<void> {
  await forgetSentLetters(tx, loginAccountId);
  await tx.getRepository(LoginAccounts).update({ id: loginAccountId }, { email: oldEmail });
  await tx.getRepository(EmailChanges).delete({ loginAccountId, askedAt: MoreThanOrEqual(askedAt) });
}

function changeOf({ changedAt, linkHash: _secret, ...change }: EmailChangeRow): EmailChange {
  return { ...change, changedAt: changedAt ?? undefined };
}
