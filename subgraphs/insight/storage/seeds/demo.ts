import type { Transaction } from '../../../shared/runtime/database.ts';

const ANALYST = 'analyst.one';

/** The analyst of the demo. */
export async function seedDemo(tx: Transaction): Promise<void> {
  await tx.query(`INSERT INTO analyst (issuer, subject) VALUES ('staff', $1) ON CONFLICT DO NOTHING`, [ANALYST]);
}
