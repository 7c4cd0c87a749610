import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CustomerCare, DeskActor } from '../domain/actor.ts';
import { Branches } from './memberSystem/branches.ts';

/** Who works for whom. `name` is issuer and subject ('staff|desk.annen'); the branch is that of a library desk. */
export interface StaffRow {
  readonly name: string;
  readonly role: 'LIBRARY_DESK' | 'KB_CUSTOMER_CARE';
  readonly branchCode: string | null;
}

export const Staff = new EntitySchema<StaffRow>({
  name: 'staff',
  columns: {
    name: { type: 'text', primary: true },
    role: { type: 'text' },
    branchCode: { name: 'branch_code', type: 'text', nullable: true },
  },
});

/** Who the person is at work now: at the desk of a branch, or at the KB. */
export async function findStaff(tx: Transaction, name: string): Promise<DeskActor | CustomerCare | undefined> {
  const row = await tx.getRepository(Staff).findOneBy({ name });
  if (row?.role === 'KB_CUSTOMER_CARE') return { role: row.role, name };
  const branch = row?.branchCode ? await tx.getRepository(Branches).findOneBy({ code: row.branchCode }) : null;
  return branch
    ? { role: 'LIBRARY_DESK', name, branchCode: branch.code, organisationId: branch.organisationId }
    : undefined;
}
