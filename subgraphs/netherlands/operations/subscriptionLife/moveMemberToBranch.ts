import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { LibraryActor } from '../../domain/actor.ts';
import type { Member } from '../../domain/member.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { moveCustomer } from '../../storage/memberSystem/customers.ts';
import { changeMember } from './changeMember.ts';

/**
 * Another branch of the same library organisation. What was sold stays where it was sold. To another organisation a
 * member moves by enrolling there with his login account (N21), and by being cancelled here.
 */
export async function moveMemberToBranch(
  registry: NetherlandsRegistry,
  actor: LibraryActor,
  { customerId, branchCode }: { readonly customerId: string; readonly branchCode: string },
): Promise<Member | Refusal<RefusalCode>> {
  return changeMember(registry, actor, { operation: 'moveMemberToBranch', customerId }, async (tx, { member }) => {
    if (member.branchCode === branchCode) return refuse('BRANCH_UNCHANGED', { field: 'branchCode' });
    const moved = await moveCustomer(tx, member, branchCode);
    return moved ? { ...member, branchCode } : refuse('BRANCH_UNKNOWN', { field: 'branchCode' });
  });
}
