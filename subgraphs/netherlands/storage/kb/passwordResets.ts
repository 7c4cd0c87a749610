import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { PasswordReset } from '../../domain/passwordReset.ts';

interface PasswordResetRow {
  readonly loginAccountId: string;
  readonly generation: number;
  readonly linkHash: Buffer | null;
  readonly validUntil: Date | null;
}

/** The KB's own table: at most one live link for an account. The row stays when the link was used, so that no link comes twice. */
export const PasswordResets = new EntitySchema<PasswordResetRow>({
  name: 'password_reset',
  columns: {
    loginAccountId: { name: 'login_account_id', type: 'uuid', primary: true },
    generation: { type: 'integer' },
    linkHash: { name: 'link_hash', type: 'bytea', nullable: true },
    validUntil: { name: 'valid_until', type: 'timestamptz', nullable: true },
  },
});

/** The account's row must be locked. */
export async function findReset(tx: Transaction, loginAccountId: string): Promise<PasswordReset> {
  const row = await tx.getRepository(PasswordResets).findOneBy({ loginAccountId });
  return row ? resetOf(row) : { loginAccountId, generation: 0 };
}

export async function findResetByLink(tx: Transaction, linkHash: Buffer): Promise<PasswordReset | undefined> {
  const row = await tx.getRepository(PasswordResets).findOneBy({ linkHash });
  return row ? resetOf(row) : undefined;
}

/** `linkHash`: of the live link, null where there is none. */
export async function saveReset(tx: Transaction, reset: PasswordReset, linkHash: Buffer | null): Promise<void> {
  const { loginAccountId, generation, validUntil = null } = reset;
  await tx
    .getRepository(PasswordResets)
    .upsert({ loginAccountId, generation, validUntil, linkHash }, ['loginAccountId']);
}

function resetOf({ loginAccountId, generation, validUntil }: PasswordResetRow): PasswordReset {
  return { loginAccountId, generation, validUntil: validUntil ?? undefined };
}
