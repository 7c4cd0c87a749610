import { EntitySchema, In } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';

/** Why the last attempt to tell the KB failed. */
export type SynchronisationFailure = 'KB_SILENT';

/** How far the KB was told of a customer. `differsSince`: the first change that it may not know yet. */
export interface SynchronisationRow {
  readonly customerId: string;
  readonly organisationId: string;
  readonly version: number;
  readonly announcedAt: Date;
  readonly deliveredVersion: number;
  readonly lastAttemptAt: Date | null;
  readonly failure: SynchronisationFailure | null;
  readonly differsSince: Date | null;
}

export const Synchronisations = new EntitySchema<SynchronisationRow>({
  name: 'synchronisation',
  columns: {
    customerId: { name: 'customer_id', type: 'uuid', primary: true },
    organisationId: { name: 'organisation_id', type: 'uuid' },
    version: { type: 'integer' },
    announcedAt: { name: 'announced_at', type: 'timestamptz' },
    deliveredVersion: { name: 'delivered_version', type: 'integer' },
    lastAttemptAt: { name: 'last_attempt_at', type: 'timestamptz', nullable: true },
    failure: { type: 'text', nullable: true },
    differsSince: { name: 'differs_since', type: 'timestamptz', nullable: true },
  },
});

/** The customer's next version: what the KB has of him may be old from now on. Undefined where there is no such customer. */
export async function nextVersion(tx: Transaction, customerId: string, now: Date): Promise<number | undefined> {
  const [row]: { version: number }[] = await tx.query(
    `INSERT INTO synchronisation AS known (customer_id, organisation_id, version, announced_at, differs_since)
     SELECT id, organisation_id, 1, $2, $2 FROM customer WHERE id = $1
     ON CONFLICT (customer_id) DO UPDATE SET version = known.version + 1, announced_at = $2,
       differs_since = coalesce(known.differs_since, $2)
     RETURNING version`,
    [customerId, now],
  );
  return row?.version;
}

/** The KB has taken that version over. While a newer one waits the copies still differ. */
export async function saveDelivered(tx: Transaction, customerId: string, version: number, now: Date): Promise<void> {
  await tx.query(
    `UPDATE synchronisation SET delivered_version = greatest(delivered_version, $2), last_attempt_at = $3,
       failure = NULL, differs_since = CASE WHEN version = $2 THEN NULL ELSE differs_since END
     WHERE customer_id = $1`,
    [customerId, version, now],
  );
}

export async function saveFailure(
  tx: Transaction,
  customerId: string,
  failure: SynchronisationFailure,
  now: Date,
): Promise<void> {
  await tx.query('UPDATE synchronisation SET failure = $2, last_attempt_at = $3 WHERE customer_id = $1', [
    customerId,
    failure,
    now,
  ]);
}

/** How far the KB was told of those customers. */
export async function findSynchronisations(
  tx: Transaction,
  customerIds: readonly string[],
): Promise<SynchronisationRow[]> {
  return tx.getRepository(Synchronisations).findBy({ customerId: In([...customerIds]) });
}

/** The copies of these customers differ; since then, where nobody knew yet. */
export async function markDiffering(tx: Transaction, customerIds: readonly string[], now: Date): Promise<void> {
  const sql = 'UPDATE synchronisation SET differs_since = $2 WHERE customer_id = ANY ($1) AND differs_since IS NULL';
  await tx.query(sql, [customerIds, now]);
}

/** The copies of these customers agree, as long as nothing new was announced of them. */
export async function markAgreeing(tx: Transaction, customerIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE synchronisation SET differs_since = NULL, failure = NULL
     WHERE customer_id = ANY ($1) AND delivered_version = version AND differs_since IS NOT NULL`,
    [customerIds],
  );
}

/** Where a list of those that may differ goes on: after that customer, who differed since then. */
export interface DriftPosition {
  readonly since: Date;
  readonly customerId: string;
}

/** Those of the organisation that may differ, the longest first. */
export async function findDiffering(
  tx: Transaction,
  organisationId: string,
  after: DriftPosition | undefined,
  atMost: number,
): Promise<DriftPosition[]> {
  return tx.query(
    `SELECT differs_since AS since, customer_id AS "customerId" FROM synchronisation
     WHERE organisation_id = $1 AND differs_since IS NOT NULL
       AND ($2::timestamptz IS NULL OR (differs_since, customer_id) > ($2, $3::uuid))
     ORDER BY differs_since, customer_id LIMIT $4`,
    [organisationId, after?.since, after?.customerId, atMost],
  );
}
