import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { NumberProcess } from '../../domain/enrolment/numberProcess.ts';

/** A branch ('vestiging'), by its four digits. `nextPassSerial` counts the pass numbers that it gave out. */
export interface BranchRow {
  readonly code: string;
  readonly organisationId: string;
  readonly name: string;
  readonly nextPassSerial: number;
  readonly numberProcess: NumberProcess;
}

export const Branches = new EntitySchema<BranchRow>({
  name: 'branch',
  columns: {
    code: { type: 'text', primary: true },
    organisationId: { name: 'organisation_id', type: 'uuid' },
    name: { type: 'text' },
    nextPassSerial: { name: 'next_pass_serial', type: 'integer' },
    numberProcess: { name: 'number_process', type: 'smallint' },
  },
});

interface TakenSerial {
  readonly serial: number;
  readonly numberProcess: NumberProcess;
}

/** The branch's next serial, and how it numbers. Its row stays locked until the transaction ends; a rolled back one leaves no gap. */
export async function takePassSerial(tx: Transaction, branchCode: string): Promise<TakenSerial> {
  const [rows]: [TakenSerial[], number] = await tx.query(
    `UPDATE branch SET next_pass_serial = next_pass_serial + 1 WHERE code = $1
     RETURNING next_pass_serial - 1 AS serial, number_process AS "numberProcess"`,
    [branchCode],
  );
  const taken = rows[0];
  if (!taken) throw new Error('a desk works at a branch that exists');
  return taken;
}
