import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type {
  Consent,
  ConsentGiver,
  ConsentKind,
  ConsentWithdrawer,
  RecordedConsent,
} from '../../domain/consents/consent.ts';
import type { ConsentForm } from '../../domain/consents/consentForm.ts';
import type { CustomerId } from '../../domain/customer.ts';

interface ConsentRow {
  id: string;
  customerId: CustomerId;
  kind: ConsentKind;
  textVersion: string;
  form: ConsentForm;
  evidence: string | null;
  givenBy: ConsentGiver;
  givenAt: Date;
  recordedBy: string | null;
  withdrawnAt: Date | null;
  withdrawnBy: ConsentWithdrawer | null;
}

export const consents = new EntitySchema<ConsentRow>({
  name: 'celia_consent',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    customerId: { type: 'uuid', name: 'customer_id' },
    kind: { type: 'text' },
    textVersion: { type: 'text', name: 'text_version' },
    form: { type: 'text' },
    evidence: { type: 'text', nullable: true },
    givenBy: { type: 'text', name: 'given_by' },
    givenAt: { type: 'timestamptz', name: 'given_at' },
    recordedBy: { type: 'uuid', name: 'recorded_by', nullable: true },
    withdrawnAt: { type: 'timestamptz', name: 'withdrawn_at', nullable: true },
    withdrawnBy: { type: 'text', name: 'withdrawn_by', nullable: true },
  },
});

/** Gives the id. `recordedBy`: whoever of a unit or Celia wrote it down; nobody where the customer did. */
export async function recordConsent(
  tx: Transaction,
  customerId: CustomerId,
  { kind, textVersion, form, givenBy, evidence = undefined }: Consent,
  { recordedBy, at }: { recordedBy: string | undefined; at: Date },
): Promise<string> {
  const row = { customerId, kind, textVersion, form, givenBy, evidence: evidence ?? null };
  const { identifiers } = await tx.insert(consents, { ...row, givenAt: at, recordedBy: recordedBy ?? null });
  return (identifiers[0] as Pick<ConsentRow, 'id'>).id;
}

/** All of the customer's, those that were withdrawn too, the oldest first. */
export async function findConsents(tx: Transaction, customerId: CustomerId): Promise<RecordedConsent[]> {
  const rows = await tx.find(consents, { where: { customerId }, order: { givenAt: 'ASC', kind: 'ASC' } });
  return rows.map(({ evidence, withdrawnAt, withdrawnBy, ...row }) => ({
    ...row,
    evidence: evidence ?? undefined,
    withdrawnAt: withdrawnAt ?? undefined,
    withdrawnBy: withdrawnBy ?? undefined,
  }));
}

export async function saveWithdrawal(
  tx: Transaction,
  { id }: RecordedConsent,
  withdrawnBy: ConsentWithdrawer,
  withdrawnAt: Date,
): Promise<void> {
  await tx.update(consents, { id }, { withdrawnAt, withdrawnBy });
}

export async function deleteConsents(tx: Transaction, customerId: CustomerId): Promise<void> {
  await tx.delete(consents, { customerId });
}
