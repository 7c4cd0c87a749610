import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CustomerCare, IdentityManagement, LibraryActor } from '../domain/actor.ts';
import { Branches } from './memberSystem/branches.ts';

/** Who works for whom. `name` is issuer and subject ('staff|desk.annen'); the branch is that of a library desk, the organisation that of functional management. */
export interface StaffRow {
  readonly name: string;
  readonly role: 'LIBRARY_DESK' | 'FUNCTIONAL_MANAGEMENT' | 'KB_CUSTOMER_CARE' | 'KB_IAM';
  readonly branchCode: string | null;
  readonly organisationId: string | null;
}

export const Staff = new EntitySchema<StaffRow>({
  name: 'staff',
  columns: {
    name: { type: 'text', primary: true },
    role: { type: 'text' },
    branchCode: { name: 'branch_code', type: 'text', nullable: true },
    organisationId: { name: 'organisation_id', type: 'uuid', nullable: true },
  },
});

/** Who the person is at work now: at the desk of a branch, for a library organisation, or at the KB. */
export async function findStaff(
  tx: Transaction,
  name: string,
): Promise<LibraryActor | CustomerCare | IdentityManagement | undefined> {
  const row = await tx.getRepository(Staff).findOneBy({ name });
  if (row?.role === 'KB_CUSTOMER_CARE' || row?.role === 'KB_IAM') return { role: row.role, name };
  if (row?.organisationId) return { role: 'FUNCTIONAL_MANAGEMENT', name, organisationId: row.organisationId };
  const branch = row?.branchCode ? await tx.getRepository(Branches).findOneBy({ code: row.branchCode }) : null;
  return branch
    ? { role: 'LIBRARY_DESK', name, branchCode: branch.code, organisationId: branch.organisationId }
    : undefined;
}
