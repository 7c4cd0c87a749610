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

/**
 * Writes the line in the caller's transaction: without the line there is no answer. Written last, after all row locks
 * are taken: from here to the commit nobody else's line can be written (docs/adr/0009).
 */
export async function recordAudit(tx: Transaction, entry: AuditEntry, at: Date): Promise<void> {
  const { actor, unit, purpose, action, subject, outcome } = entry;
  await tx.query(
    'INSERT INTO audit (at, actor, unit, purpose, action, subject, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [at, actor, unit, purpose, action, subject, outcome],
  );
}

/** A line for each of the subjects, in one statement; otherwise like recordAudit. */
export async function recordAuditOfMany(
  tx: Transaction,
  entry: Omit<AuditEntry, 'subject'>,
  subjects: readonly string[],
  at: Date,
): Promise<void> {
  const { actor, unit, purpose, action, outcome } = entry;
  await tx.query(
    `INSERT INTO audit (at, actor, unit, purpose, action, subject, outcome)
     SELECT $1, $2, $3, $4, $5, subject, $6 FROM unnest($7::text[]) AS subject`,
    [at, actor, unit, purpose, action, outcome, subjects],
  );
}

/** A line as the person it is about may know it: without who did it. */
export interface ReadableLine extends Omit<AuditEntry, 'actor' | 'subject'> {
  seq: string;
  at: Date;
}

export interface AuditPage {
  /** Only lines before that one. */
  before?: string | undefined;
  limit: number;
}

/** The lines about any of the subjects, the newest first. */
export async function readAudit(
  tx: Transaction,
  subjects: readonly string[],
  { before, limit }: AuditPage,
): Promise<ReadableLine[]> {
  return tx.query(
    `SELECT seq, at, unit, purpose, action, outcome FROM audit
     WHERE subject = ANY($1) AND ($2::bigint IS NULL OR seq < $2) ORDER BY seq DESC LIMIT $3`,
    [subjects, before, limit],
  );
}
