import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CustomerId } from '../domain/customer.ts';
import type { Eligibility, Ground, RecordedEligibility } from '../domain/eligibility.ts';

/** Concerns health: written when somebody is registered; no query of the schema reads it but the person's own export. */
interface EligibilityRow {
  customerId: CustomerId;
  ground: Ground;
  listVersion: number;
  attestedBy: string;
  attestedAt: Date;
  restrictionsToldAt: Date;
}

export const eligibilities = new EntitySchema<EligibilityRow>({
  name: 'eligibility',
  columns: {
    customerId: { type: 'uuid', primary: true, name: 'customer_id' },
    ground: { type: 'text' },
    listVersion: { type: 'integer', name: 'list_version' },
    attestedBy: { type: 'uuid', name: 'attested_by' },
    attestedAt: { type: 'timestamptz', name: 'attested_at' },
    restrictionsToldAt: { type: 'timestamptz', name: 'restrictions_told_at' },
  },
});

export async function recordEligibility(
  tx: Transaction,
  customerId: CustomerId,
  { ground, listVersion }: Eligibility,
  attestedBy: string,
  at: Date,
): Promise<void> {
  const times = { attestedAt: at, restrictionsToldAt: at };
  await tx.insert(eligibilities, { customerId, ground, listVersion, attestedBy, ...times });
}

/** None where nothing was written down. */
export async function findEligibility(tx: Transaction, customerId: CustomerId): Promise<RecordedEligibility[]> {
  return tx.findBy(eligibilities, { customerId });
}

export async function deleteEligibility(tx: Transaction, customerId: CustomerId): Promise<void> {
  await tx.delete(eligibilities, { customerId });
}
