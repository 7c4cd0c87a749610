import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { KnownMembership } from '../../domain/chosenLoginAccount.ts';
import type { Subscription } from '../../domain/member.ts';
import type { BanReason, SubscriptionChannel, SubscriptionStatus } from '../../domain/subscriptionStatus.ts';

/** One term of a customer. Amounts in euro cents. */
export interface SubscriptionRow {
  readonly id: string;
  readonly customerId: string;
  readonly organisationId: string;
  readonly branchCode: string;
  readonly typeCode: string;
  readonly tariffCode: string;
  readonly since: CalendarDate;
  readonly through: CalendarDate;
  readonly subscriptionCents: number;
  readonly discountCents: number;
  readonly balanceCents: number;
  readonly status: SubscriptionStatus;
  readonly previousId: string | null;
  readonly cancelledOn: CalendarDate | null;
  readonly channel: SubscriptionChannel;
  readonly statusSince?: CalendarDate | null;
  readonly expiryReminders?: number;
  readonly statusBeforeBan?: SubscriptionStatus | null;
  readonly banReason?: BanReason | null;
}

export const Subscriptions = new EntitySchema<SubscriptionRow>({
  name: 'subscription',
  columns: {
    id: { type: 'uuid', primary: true },
    customerId: { name: 'customer_id', type: 'uuid' },
    organisationId: { name: 'organisation_id', type: 'uuid' },
    branchCode: { name: 'branch_code', type: 'text' },
    typeCode: { name: 'type_code', type: 'text' },
    tariffCode: { name: 'tariff_code', type: 'text' },
    since: { type: 'date' },
    through: { type: 'date' },
    subscriptionCents: { name: 'subscription_cents', type: 'integer' },
    discountCents: { name: 'discount_cents', type: 'integer' },
    balanceCents: { name: 'balance_cents', type: 'integer' },
    status: { type: 'text' },
    previousId: { name: 'previous_id', type: 'uuid', nullable: true },
    cancelledOn: { name: 'cancelled_on', type: 'date', nullable: true },
    channel: { type: 'text' },
    statusSince: { name: 'status_since', type: 'date', nullable: true },
    expiryReminders: { name: 'expiry_reminders', type: 'integer', default: 0 },
    statusBeforeBan: { name: 'status_before_ban', type: 'text', nullable: true },
    banReason: { name: 'ban_reason', type: 'text', nullable: true },
  },
});

export async function insertSubscription(tx: Transaction, { fee, ...rest }: Subscription): Promise<void> {
  await tx.getRepository(Subscriptions).insert({ ...rest, ...fee });
}

export async function findSubscription(tx: Transaction, id: string): Promise<Subscription | undefined> {
  const row = await tx.getRepository(Subscriptions).findOneBy({ id });
  return row ? subscriptionOf(row) : undefined;
}

/** Where a term stands now; all else of it stays. */
export async function saveStanding(
  tx: Transaction,
  { id, status, cancelledOn, statusSince, statusBeforeBan, banReason }: Subscription,
): Promise<void> {
  const standing = { status, cancelledOn, statusSince, statusBeforeBan, banReason };
  await tx.getRepository(Subscriptions).update({ id }, standing);
}

export function subscriptionOf(row: SubscriptionRow): Subscription {
  const { subscriptionCents, discountCents, balanceCents, ...rest } = row;
  return { ...rest, fee: { subscriptionCents, discountCents, balanceCents } };
}

/** What the member systems of all libraries know of the account with that id: what it carries and carried. */
export async function membershipsOfLoginAccount(tx: Transaction, loginAccountId: string): Promise<KnownMembership[]> {
  return tx.query(
    `SELECT s.organisation_id AS "organisationId", t.kind, to_char(c.birth_date, 'YYYY-MM-DD') AS "birthDate",
            to_char(s.since, 'YYYY-MM-DD') AS since, to_char(s.through, 'YYYY-MM-DD') AS through,
            s.status
     FROM login_link l
     JOIN customer c ON c.id = l.customer_id
     JOIN subscription s ON s.customer_id = c.id
     JOIN subscription_type t ON t.organisation_id = s.organisation_id AND t.code = s.type_code
     WHERE l.login_account_id = $1 AND l.state = 'LINKED'`,
    [loginAccountId],
  );
}
