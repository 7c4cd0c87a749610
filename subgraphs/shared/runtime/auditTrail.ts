import type { Transaction } from './database.ts';

/** One line of the audit trail. No name, number, address or free text: references, codes and roles only. */
export interface AuditEntry {
  /** Who did it: configured issuer and subject, e.g. 'staff|desk.annen', or 'sweep'. */
  actor: string;
  /** The unit, branch or library the actor worked for. */
  unit?: string | undefined;
  /** Why a person was looked up, from the country's catalogue of purposes. */
  purpose?: string | undefined;
  action: string;
  /** The id of what it was done to. */
  subject?: string | undefined;
  /** 'DONE', or the code of the refusal. */
  outcome: string;
}

/** Writes the line in the caller's transaction: without the line there is no answer. */
export async function recordAudit(tx: Transaction, entry: AuditEntry, at: Date): Promise<void> {
  const { actor, unit, purpose, action, subject, outcome } = entry;
  await tx.query(
    'INSERT INTO audit (at, actor, unit, purpose, action, subject, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [at, actor, unit, purpose, action, subject, outcome],
  );
}
