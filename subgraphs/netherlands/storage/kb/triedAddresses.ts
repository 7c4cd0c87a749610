import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';

/** Keeps the address until its mail is out, and says whether one is due: at most one in that time. `hash`: keyed. */
export async function keepTriedAddress(
  tx: Transaction,
  hash: Buffer,
  address: EmailAddress,
  now: Date,
  againAfterMs = 86_400_000,
): Promise<boolean> {
  const kept: unknown[] = await tx.query(
    `INSERT INTO tried_address AS known (hash, address, tried_at) VALUES ($1, $2, $3)
     ON CONFLICT (hash) DO UPDATE SET address = $2, tried_at = $3
       WHERE known.tried_at <= $4 RETURNING 1`,
    [hash, address, now, new Date(now.getTime() - againAfterMs)],
  );
  return kept.length > 0;
}

/** Takes the address out of the database; the hash stays for the day. */
export async function takeTriedAddress(tx: Transaction, hash: Buffer): Promise<EmailAddress | undefined> {
  const [row]: { address: EmailAddress | null }[] = await tx.query(
    'SELECT address FROM tried_address WHERE hash = $1 FOR UPDATE',
    [hash],
  );
  await tx.query('UPDATE tried_address SET address = NULL WHERE hash = $1', [hash]);
  return row?.address ?? undefined;
}
