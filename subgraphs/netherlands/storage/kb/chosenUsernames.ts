import { type Transaction, violates } from '../../../shared/runtime/database.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Language } from '../../domain/mail/letter.ts';
import { LoginAccounts } from './loginAccounts.ts';

/** Who wants a name. `hashes`: keyed, of the name in small letters, under each key by which it may be kept. */
export interface WantedUsername {
  readonly loginAccountId: string;
  readonly hashes: readonly Buffer[];
  readonly at: Date;
}

class Quarantined extends Error {}

/**
 * Does what gives an account its chosen username, unless another account has it or gave it up lately. The constraint
 * decides between two at the same instant; the quarantine is looked at after it, for whoever gave the name up was waited for.
 */
export async function takeUsername(
  tx: Transaction,
  wanted: WantedUsername,
  take: (savepoint: Transaction) => Promise<void>,
): Promise<Refusal<'USERNAME_TAKEN'> | undefined> {
  try {
    await tx.transaction(async (savepoint) => {
      await take(savepoint);
      if (await isQuarantined(savepoint, wanted)) throw new Quarantined();
    });
    return undefined;
  } catch (error) {
    if (violates(error, 'username_once') || error instanceof Quarantined) {
      return refuse('USERNAME_TAKEN', { field: 'username' });
    }
    throw error;
  }
}

export async function saveLanguage(tx: Transaction, id: string, language: Language): Promise<void> {
  await tx.getRepository(LoginAccounts).update({ id }, { language });
}

export async function saveUsername(tx: Transaction, id: string, username: string): Promise<void> {
  await tx.getRepository(LoginAccounts).update({ id }, { username });
}

/** Holds a name for the account that gave it up, and lets go of the one that it took. */
export async function quarantine(
  tx: Transaction,
  loginAccountId: string,
  names: { readonly left: Buffer; readonly taken: readonly Buffer[]; readonly freeFrom: Date },
): Promise<void> {
  await tx.query('DELETE FROM quarantined_username WHERE hash = ANY ($1)', [names.taken]);
  await tx.query(
    `INSERT INTO quarantined_username (hash, login_account_id, free_from) VALUES ($1, $2, $3)
     ON CONFLICT (hash) DO UPDATE SET login_account_id = $2, free_from = $3`,
    [names.left, loginAccountId, names.freeFrom],
  );
}

/** Until when the names that the account gave up are held for it. */
export async function quarantinesOf(tx: Transaction, loginAccountId: string): Promise<{ readonly freeFrom: Date }[]> {
  return tx.query(
    'SELECT free_from AS "freeFrom" FROM quarantined_username WHERE login_account_id = $1 ORDER BY free_from',
    [loginAccountId],
  );
}

async function isQuarantined(tx: Transaction, { loginAccountId, hashes, at }: WantedUsername): Promise<boolean> {
  const held: unknown[] = await tx.query(
    'SELECT FROM quarantined_username WHERE hash = ANY ($1) AND login_account_id <> $2 AND free_from > $3',
    [hashes, loginAccountId, at],
  );
  return held.length > 0;
}
