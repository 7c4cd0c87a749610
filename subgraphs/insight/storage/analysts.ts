import type { Transaction } from '../../shared/runtime/database.ts';

/** By the name of the issuer that vouches for the analyst and the subject there. */
export async function isAnalyst(tx: Transaction, issuer: string, subject: string): Promise<boolean> {
  const rows = await tx.query('SELECT FROM analyst WHERE issuer = $1 AND subject = $2', [issuer, subject]);
  return rows.length > 0;
}
