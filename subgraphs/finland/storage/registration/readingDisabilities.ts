import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CustomerId } from '../../domain/customer.ts';
import type { ReadingDisability, RecordedReadingDisability } from '../../domain/registration/readingDisability.ts';
import { type Resealed, resealRows } from './resealRows.ts';
import type { Sealing } from './sealing.ts';

const rowOf = (customerId: string) => `reading_disability|${customerId}`;

/** Seals it beside the consent to it. A unit's scope puts it in and cannot read it back. */
export async function keepReadingDisability(
  tx: Transaction,
  sealing: Sealing,
  {
    customerId,
    consentId,
    category,
    at,
  }: {
    customerId: CustomerId;
    consentId: string;
    category: ReadingDisability;
    at: Date;
  },
): Promise<void> {
  await tx.query(
    'INSERT INTO reading_disability (customer_id, consent_id, sealed, recorded_at) VALUES ($1, $2, $3, $4)',
    [customerId, consentId, sealing.seal(rowOf(customerId), category), at],
  );
}

/** Nothing in a unit's scope. */
export async function openReadingDisability(
  tx: Transaction,
  sealing: Sealing,
  customerId: CustomerId,
): Promise<RecordedReadingDisability | undefined> {
  const [row]: { sealed: Buffer; recordedAt: Date }[] = await tx.query(
    'SELECT sealed, recorded_at AS "recordedAt" FROM reading_disability WHERE customer_id = $1',
    [customerId],
  );
  if (!row) return undefined;
  const category = sealing.open(rowOf(customerId), row.sealed) as ReadingDisability;
  return { category, recordedAt: row.recordedAt };
}

export async function deleteReadingDisability(tx: Transaction, customerId: CustomerId): Promise<void> {
  await tx.query('DELETE FROM reading_disability WHERE customer_id = $1', [customerId]);
}

export function resealReadingDisabilities(
  tx: Transaction,
  sealing: Sealing,
  after: string | undefined,
): Promise<Resealed> {
  return resealRows(tx, sealing, { table: 'reading_disability', id: 'customer_id', rowOf }, after);
}
