import type { Transaction } from '../../../shared/runtime/database.ts';
import { inScope, type Scope } from '../../../shared/runtime/scope.ts';
import { findEntitlementsOfAccount } from '../../storage/kb/accountsByUsername.ts';
import { findOrganisationOf } from '../../storage/memberSystem/customers.ts';
import { acrossLibraries, ofKbRole, ofOrganisation } from '../../storage/scopes.ts';
import type { Helper } from './patientOf.ts';

/** A library sees the cases of its members; a role at the KB those that it opened or was handed. */
export function caseScope(helper: Helper): Scope {
  if (helper.role === 'KB_CUSTOMER_CARE' || helper.role === 'KB_IAM') return ofKbRole(helper.role);
  return ofOrganisation(helper.organisationId);
}

/** To which library a case that the KB opens can be handed. Nothing of it is shown to the KB's staff. */
export async function libraryOf(
  tx: Transaction,
  loginAccountId: string | undefined,
): Promise<{ customerId?: string; organisationId?: string }> {
  const [copy] = loginAccountId ? await findEntitlementsOfAccount(tx, loginAccountId) : [];
  if (!copy) return {};
  const { customerId } = copy;
  const find = () => findOrganisationOf(tx, customerId);
  const organisationId = await inScope(tx, acrossLibraries('firstAidCase'), find);
  return organisationId ? { customerId, organisationId } : {};
}
