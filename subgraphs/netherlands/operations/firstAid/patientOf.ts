import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import type { CustomerCare, IdentityManagement, LibraryActor } from '../../domain/actor.ts';
import type { LoginAccount } from '../../domain/loginAccount.ts';
import type { LoginLink } from '../../domain/loginLink.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { isAllowed, type Operation } from '../../domain/permissions.ts';
import { permitted } from '../../domain/relation.ts';
import { findAccountByUsername } from '../../storage/kb/accountsByUsername.ts';
import { findLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { findCustomersLinkedTo, findLoginLink } from '../../storage/memberSystem/loginLinks.ts';
import { findMembers } from '../../storage/memberSystem/members.ts';

export type Helper = LibraryActor | CustomerCare | IdentityManagement;

/** Whom first aid is about: a customer of the own library, or for the KB whoever has the username. */
export interface NamedPatient {
  readonly customerId?: string | undefined;
  /** As the borrower types it. */
  readonly username?: string | undefined;
}

export interface Patient {
  readonly customerId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly link?: LoginLink | undefined;
  readonly account?: LoginAccount | undefined;
  readonly typedUsername?: string | undefined;
}

/** The library's staff find their own members, the KB's finds accounts; undefined for everybody else's and for nobody. */
export async function patientOf(
  tx: Transaction,
  helper: Helper,
  asked: Operation,
  { customerId, username }: NamedPatient,
): Promise<Patient | undefined> {
  const typedUsername = username?.trim() || undefined;
  if (helper.role === 'KB_CUSTOMER_CARE' || helper.role === 'KB_IAM') {
    if (!typedUsername) throw new Failure('BAD_USER_INPUT', { field: 'input.username' });
    if (customerId) throw new Failure('BAD_USER_INPUT', { field: 'input.customerId' });
    const account = await findAccountByUsername(tx, typedUsername);
    return isAllowed(asked, helper.role, account ? 'OTHER' : 'NONE') ? { account, typedUsername } : undefined;
  }
  if (!customerId && !typedUsername) throw new Failure('BAD_USER_INPUT', { field: 'input.customerId' });
  const id = customerId ?? (await ownCustomer(tx, typedUsername ?? ''));
  const [found] = id && isOpaqueId(id) ? await findMembers(tx, [id]) : [];
  const member = permitted(helper, asked, found);
  return member && { ...(await linkedTo(tx, member.id)), organisationId: member.organisationId, typedUsername };
}

/** The same for a case that names him by ids. */
export async function linkedTo(tx: Transaction, customerId: string): Promise<Patient> {
  const link = await findLoginLink(tx, customerId);
  const account = link && (await findLoginAccount(tx, link.loginAccountId));
  return { customerId, link, account };
}

async function ownCustomer(tx: Transaction, username: string): Promise<string | undefined> {
  const account = await findAccountByUsername(tx, username);
  return account && (await findCustomersLinkedTo(tx, account.id))[0];
}
