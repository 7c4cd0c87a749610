import { EntitySchema, In, LessThan, MoreThanOrEqual, Not } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { LoginLink } from '../../domain/loginLink.ts';
import { Customers } from './customers.ts';

/** Where the member system points at the KB. No foreign key: the account has another owner. */
export interface LoginLinkRow extends LoginLink {
  readonly linkedAt: Date;
}

export const LoginLinks = new EntitySchema<LoginLinkRow>({
  name: 'login_link',
  columns: {
    id: { type: 'uuid', primary: true },
    customerId: { name: 'customer_id', type: 'uuid' },
    loginAccountId: { name: 'login_account_id', type: 'uuid' },
    origin: { type: 'text' },
    state: { type: 'text' },
    linkedAt: { name: 'linked_at', type: 'timestamptz' },
  },
});

/** The customer's one link that is not forgotten. */
export async function findLoginLink(tx: Transaction, customerId: string): Promise<LoginLink | undefined> {
  const row = await tx.getRepository(LoginLinks).findOneBy({ customerId, state: Not('FORGOTTEN') });
  return row ?? undefined;
}

export async function insertLoginLink(tx: Transaction, link: LoginLink, linkedAt: Date): Promise<void> {
  await tx.getRepository(LoginLinks).insert({ ...link, linkedAt });
}

export async function saveLoginLinkState(tx: Transaction, { id, state }: LoginLink): Promise<void> {
  await tx.getRepository(LoginLinks).update({ id }, { state });
}

/** The KB told that it deleted these accounts: who was linked to one now points at nothing. */
export async function markLinksStale(tx: Transaction, loginAccountIds: readonly string[]): Promise<void> {
  await tx
    .getRepository(LoginLinks)
    .update({ loginAccountId: In([...loginAccountIds]), state: 'LINKED' }, { state: 'STALE' });
}

/** The link that the customer's last enrolment made, whatever became of it; or that it kept, where it made none. */
export async function findEnrolmentLink(tx: Transaction, customerId: string): Promise<LoginLink | undefined> {
  const { enrolledAt } = await tx.getRepository(Customers).findOneByOrFail({ id: customerId });
  const links = tx.getRepository(LoginLinks);
  const made = { customerId, linkedAt: MoreThanOrEqual(enrolledAt) };
  const kept = { customerId, linkedAt: LessThan(enrolledAt) };
  const row =
    (await links.findOne({ where: made, order: { linkedAt: 'ASC' } })) ??
    (await links.findOne({ where: kept, order: { linkedAt: 'DESC' } }));
  return row ?? undefined;
}

/** The customers, of whatever libraries, whose member system points at the account. */
export async function findCustomersLinkedTo(tx: Transaction, loginAccountId: string): Promise<string[]> {
  const rows = await tx.getRepository(LoginLinks).findBy({ loginAccountId, state: 'LINKED' });
  return rows.map(({ customerId }) => customerId);
}

/** The KB deleted the account for good: no member system points at it any more. */
export async function deleteLinksTo(tx: Transaction, loginAccountId: string): Promise<void> {
  await tx.getRepository(LoginLinks).delete({ loginAccountId });
}
