import type { Transaction } from '../../shared/runtime/database.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { RegistrarAccount, RegistrarKind } from '../domain/registrars/registrarAccount.ts';

/** What signing in and mailed links need of an account that has not ended. */
export interface RegistrarSecrets {
  readonly id: string;
  readonly email: EmailAddress;
  readonly generation: number;
  readonly passwordHash: string | null;
  readonly passwordChosenAt: Date | null;
  readonly linkExpiresAt: Date | null;
}

const ACCOUNT = `SELECT id, kind, email, password_chosen_at AS "passwordChosenAt",
  ARRAY(SELECT unit_id FROM registrar_unit WHERE registrar_id = registrar.id ORDER BY 1) AS "unitIds" FROM registrar`;
const SECRETS = `SELECT id, email, generation, password_hash AS "passwordHash", password_chosen_at AS "passwordChosenAt",
  link_expires_at AS "linkExpiresAt" FROM registrar WHERE ended_at IS NULL AND email IS NOT NULL`;

/** The account with that address, locked until the transaction ends. */
export async function lockAccountByEmail(tx: Transaction, email: EmailAddress): Promise<RegistrarAccount | undefined> {
  const [row] = await tx.query(`${ACCOUNT} WHERE email = $1 AND ended_at IS NULL FOR UPDATE`, [email]);
  return row && account(row);
}

export async function lockAccount(tx: Transaction, id: string): Promise<RegistrarAccount | undefined> {
  const [row] = await tx.query(`${ACCOUNT} WHERE id::text = $1 AND ended_at IS NULL FOR UPDATE`, [id]);
  return row && account(row);
}

/** Those who represent the unit, the longest on the list first. */
export async function accountsOfUnit(tx: Transaction, unitId: string): Promise<RegistrarAccount[]> {
  const rows: Row[] = await tx.query(
    `${ACCOUNT} WHERE ended_at IS NULL AND id IN (SELECT registrar_id FROM registrar_unit WHERE unit_id = $1)
     ORDER BY email, subject`,
    [unitId],
  );
  return rows.map(account);
}

/** An account that signs in here; undefined where one with that address came first. */
export async function addAccount(
  tx: Transaction,
  email: EmailAddress,
  kind: RegistrarKind,
): Promise<string | undefined> {
  const [row]: { id: string }[] = await tx.query(
    `INSERT INTO registrar (id, issuer, subject, kind, training, email)
     SELECT id, 'celia', 'registrar:' || id, $2, $2 = 'TRAINING', $1 FROM gen_random_uuid() AS id
     ON CONFLICT (email) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
    [email, kind],
  );
  return row?.id;
}

export async function representUnit(tx: Transaction, id: string, unitId: string): Promise<void> {
  await tx.query(
    `INSERT INTO registrar_unit (registrar_id, unit_id, training) SELECT id, $2, training FROM registrar WHERE id = $1
     ON CONFLICT (registrar_id, unit_id) DO NOTHING`,
    [id, unitId],
  );
}

export async function leaveUnit(tx: Transaction, id: string, unitId: string): Promise<void> {
  await tx.query('DELETE FROM registrar_unit WHERE registrar_id = $1 AND unit_id = $2', [id, unitId]);
}

/** Whoever represents no unit any more is nobody: no password, no link. */
export async function endAccount(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE registrar SET ended_at = $2, password_hash = NULL, password_chosen_at = NULL, link_hash = NULL,
       link_expires_at = NULL, active_unit_id = NULL WHERE id = $1`,
    [id, at],
  );
}

export async function secretsOfEmail(tx: Transaction, email: string): Promise<RegistrarSecrets | undefined> {
  const [row] = await tx.query(`${SECRETS} AND email = $1`, [email]);
  return row;
}

export async function lockSecrets(tx: Transaction, id: string): Promise<RegistrarSecrets | undefined> {
  const [row] = await tx.query(`${SECRETS} AND id::text = $1 FOR UPDATE`, [id]);
  return row;
}

export async function lockSecretsOfLink(tx: Transaction, linkHash: Buffer): Promise<RegistrarSecrets | undefined> {
  const [row] = await tx.query(`${SECRETS} AND link_hash = $1 FOR UPDATE`, [linkHash]);
  return row;
}

/** A new link; the one before is dead. */
export async function saveLink(
  tx: Transaction,
  { id, generation }: Pick<RegistrarSecrets, 'id' | 'generation'>,
  link: { readonly hash: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await tx.query('UPDATE registrar SET generation = $2, link_hash = $3, link_expires_at = $4 WHERE id = $1', [
    ...[id, generation, link.hash, link.expiresAt],
  ]);
}

/** A new password; the link that there was is dead, and so are the tokens of before. */
export async function saveRegistrarPassword(tx: Transaction, id: string, hash: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE registrar SET password_hash = $2, password_chosen_at = $3, link_hash = NULL, link_expires_at = NULL WHERE id = $1`,
    [id, hash, at],
  );
}

type Row = Omit<RegistrarAccount, 'email' | 'passwordChosenAt'> & {
  email: EmailAddress | null;
  passwordChosenAt: Date | null;
};

function account({ email, passwordChosenAt, ...row }: Row): RegistrarAccount {
  return { ...row, email: email ?? undefined, passwordChosenAt: passwordChosenAt ?? undefined };
}
