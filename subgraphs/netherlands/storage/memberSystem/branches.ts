import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';

/** A branch ('vestiging'), by its four digits. `nextPassSerial` counts the pass numbers that it gave out. */
export interface BranchRow {
  readonly code: string;
  readonly organisationId: string;
  readonly name: string;
  readonly nextPassSerial: number;
}

export const Branches = new EntitySchema<BranchRow>({
  name: 'branch',
  columns: {
    code: { type: 'text', primary: true },
    organisationId: { name: 'organisation_id', type: 'uuid' },
    name: { type: 'text' },
    nextPassSerial: { name: 'next_pass_serial', type: 'integer' },
  },
});

/** The branch's next serial. Its row stays locked until the transaction ends; a rolled back one leaves no gap. */
export async function takePassSerial(tx: Transaction, branchCode: string): Promise<number> {
  const [rows]: [{ serial: number }[], number] = await tx.query(
    'UPDATE branch SET next_pass_serial = next_pass_serial + 1 WHERE code = $1 RETURNING next_pass_serial - 1 AS serial',
    [branchCode],
  );
  const taken = rows[0];
  if (!taken) throw new Error('a desk works at a branch that exists');
  return taken.serial;
}
