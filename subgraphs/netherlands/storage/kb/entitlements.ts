import { EntitySchema, In, IsNull, Not } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { PassNumber } from '../../domain/passNumber.ts';
import type { DigitalLevel } from '../../domain/subscription.ts';
import { type CopiedEntitlement, NOTHING_COPIED } from '../../domain/synchronisation/copiedEntitlement.ts';

import { lockLoginAccountByUsername } from './loginAccounts.ts';

/** The KB's copy of a member's entitlement, by the id that the library's customer has: never by pass number (E8). */
export interface EntitlementRow {
  readonly customerId: string;
  readonly loginAccountId: string | null;
  readonly kbSubscription: DigitalLevel;
  readonly passNumber: PassNumber | null;
  readonly validThrough: CalendarDate | null;
  readonly version: number;
  readonly synchronisedAt: Date;
}

export const Entitlements = new EntitySchema<EntitlementRow>({
  name: 'kb_entitlement',
  columns: {
    customerId: { name: 'customer_id', type: 'uuid', primary: true },
    loginAccountId: { name: 'login_account_id', type: 'uuid', nullable: true },
    kbSubscription: { name: 'kb_subscription', type: 'text' },
    passNumber: { name: 'pass_number', type: 'text', nullable: true },
    validThrough: { name: 'valid_through', type: 'date', nullable: true },
    version: { type: 'integer' },
    synchronisedAt: { name: 'synchronised_at', type: 'timestamptz' },
  },
});

/** What a library announced of one customer. An older version never overwrites a newer one. */
export interface Announcement extends CopiedEntitlement {
  readonly customerId: string;
  readonly version: number;
}

/** Takes over what was announced; of an account that the KB has deleted meanwhile nothing but the version. */
export async function takeOver(tx: Transaction, announced: Announcement, now: Date): Promise<void> {
  const held: unknown[] = await tx.query(
    `SELECT FROM login_account WHERE id = $1 AND state <> 'DELETED_BY_KB' FOR SHARE`,
    [announced.loginAccountId],
  );
  const { customerId, version } = announced;
  const { loginAccountId, subscription, passNumber, validThrough } = held.length > 0 ? announced : NOTHING_COPIED;
  await tx.query(
    `INSERT INTO kb_entitlement AS known
       (customer_id, login_account_id, kb_subscription, pass_number, valid_through, version, synchronised_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (customer_id) DO UPDATE SET login_account_id = excluded.login_account_id,
       kb_subscription = excluded.kb_subscription, pass_number = excluded.pass_number,
       valid_through = excluded.valid_through, version = excluded.version, synchronised_at = excluded.synchronised_at
     WHERE known.version <= excluded.version`,
    [customerId, loginAccountId, subscription, passNumber, validThrough, version, now],
  );
}

export async function findEntitlements(tx: Transaction, customerIds: readonly string[]): Promise<EntitlementRow[]> {
  return tx.getRepository(Entitlements).findBy({ customerId: In([...customerIds]) });
}

/** The KB deleted these accounts: what it had for them goes, but for the versions. */
export async function emptyEntitlements(tx: Transaction, loginAccountIds: readonly string[]): Promise<void> {
  const emptied = { loginAccountId: null, kbSubscription: 'NONE', passNumber: null, validThrough: null } as const;
  await tx.getRepository(Entitlements).update({ loginAccountId: In([...loginAccountIds]) }, emptied);
}

export async function deleteEntitlements(tx: Transaction, customerIds: readonly string[]): Promise<void> {
  await tx.getRepository(Entitlements).delete({ customerId: In([...customerIds]) });
}

export function copiedOf({
  loginAccountId,
  kbSubscription,
  passNumber,
  validThrough,
}: EntitlementRow): CopiedEntitlement {
  return {
    loginAccountId: loginAccountId ?? undefined,
    subscription: kbSubscription,
    passNumber: passNumber ?? undefined,
    validThrough: validThrough ?? undefined,
  };
}

/** What the KB has for the account with that username, whatever library announced it. */
export async function findEntitlementsByUsername(tx: Transaction, username: string): Promise<EntitlementRow[]> {
  const account = await lockLoginAccountByUsername(tx, username);
  return account ? tx.getRepository(Entitlements).findBy({ loginAccountId: account.id }) : [];
}

/** Another pass number in the KB's copy, until the library announces again. Says whether there is such a copy. */
export async function repairPassNumber(tx: Transaction, customerId: string, passNumber: PassNumber): Promise<boolean> {
  const where = { customerId, loginAccountId: Not(IsNull()) };
  const { affected } = await tx.getRepository(Entitlements).update(where, { passNumber });
  return affected === 1;
}
