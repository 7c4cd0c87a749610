import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { ActivatedCredential, Credential, SentCredential, System } from '../domain/credentials.ts';
import type { CeliaCustomer, CustomerId } from '../domain/customer.ts';
import type { MailboxOwner } from '../domain/registration/mailbox.ts';
import { findCustomer } from './customers.ts';

interface CredentialRow {
  id: string;
  customerId: CustomerId;
  system: System;
  generation: number;
  state: Credential['state'];
  sentAt: Date | null;
  linkHash: Buffer | null;
  linkExpiresAt: Date | null;
  activatedAt: Date | null;
  passwordHash: string | null;
  sentTo: MailboxOwner | null;
  provisional: boolean;
}

export const credentials = new EntitySchema<CredentialRow>({
  name: 'celia_credential',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    customerId: { type: 'uuid', name: 'customer_id' },
    system: { type: 'text' },
    generation: { type: 'integer' },
    state: { type: 'text' },
    sentAt: { type: 'timestamptz', name: 'sent_at', nullable: true },
    linkHash: { type: 'bytea', name: 'link_hash', nullable: true },
    linkExpiresAt: { type: 'timestamptz', name: 'link_expires_at', nullable: true },
    activatedAt: { type: 'timestamptz', name: 'activated_at', nullable: true },
    passwordHash: { type: 'text', name: 'password_hash', nullable: true },
    sentTo: { type: 'text', name: 'sent_to', nullable: true },
    provisional: { type: 'boolean' },
  },
});

const EMPTY = {
  ...{ sentAt: null, linkHash: null, linkExpiresAt: null, activatedAt: null, passwordHash: null },
  ...{ sentTo: null, provisional: false },
};

/** The credential of that system, made first where the customer has none. The customer's row must be locked. */
export async function lockCredentialFor(tx: Transaction, customerId: CustomerId, system: System): Promise<Credential> {
  const where = { customerId, system };
  const row = await tx.findOne(credentials, { where, lock: { mode: 'pessimistic_write' } });
  if (row) return fromCredentialRow(row);
  const { identifiers } = await tx.insert(credentials, { ...where, generation: 0, state: 'NONE' });
  const { id } = identifiers[0] as Pick<CredentialRow, 'id'>;
  return { id, customerId, system, generation: 0, state: 'NONE' };
}

export async function lockCredentialsOf(tx: Transaction, customerId: CustomerId): Promise<Credential[]> {
  const rows = await tx.find(credentials, { where: { customerId }, lock: { mode: 'pessimistic_write' } });
  return rows.map(fromCredentialRow);
}

export async function deleteCredentialsOf(tx: Transaction, customerId: CustomerId): Promise<void> {
  await tx.delete(credentials, { customerId });
}

export async function findCredential(tx: Transaction, id: string): Promise<Credential | undefined> {
  const row = await tx.findOneBy(credentials, { id });
  return row ? fromCredentialRow(row) : undefined;
}

/** A password for Celianet, and what else decides whether it lets in. */
export interface KnownPassword {
  readonly id: string;
  readonly customerId: CustomerId;
  readonly passwordHash: string;
  readonly sentTo: MailboxOwner;
  readonly provisional: boolean;
  readonly birthDate: CalendarDate;
}

/** For signing in: the password of the credentials for Celianet of the active customer with that number; none while restricted. */
export async function findPasswordOf(
  tx: Transaction,
  number: string,
  today: CalendarDate,
): Promise<KnownPassword | undefined> {
  const [row] = await tx.query(
    `SELECT customer_id AS "customerId", password_hash AS "passwordHash", celia_credential.id, provisional,
       coalesce(sent_to, 'CUSTOMER') AS "sentTo", to_char(birth_date, 'YYYY-MM-DD') AS "birthDate"
     FROM celia_credential JOIN celia_customer ON celia_customer.id = customer_id
     WHERE number::text = $1 AND system = 'CELIANET' AND celia_credential.state = 'ACTIVATED'
       AND celia_customer.state = 'ACTIVE' AND (restricted_through IS NULL OR restricted_through < $2)`,
    [number, today],
  );
  return row;
}

/** The customer whose token was issued then (seconds); undefined where the credentials were ordered anew or chosen since. */
export async function findSignedInCustomer(
  tx: Transaction,
  customerId: CustomerId,
  issuedAt: number,
): Promise<CeliaCustomer | undefined> {
  const row = await tx.findOneBy(credentials, { customerId, system: 'CELIANET', state: 'ACTIVATED' });
  const since = Math.floor((row?.activatedAt?.getTime() ?? 0) / 1_000);
  return row && issuedAt >= since ? findCustomer(tx, customerId) : undefined;
}

export async function lockCredentialWithLink(tx: Transaction, linkHash: Buffer): Promise<Credential | undefined> {
  const row = await tx.findOne(credentials, { where: { linkHash }, lock: { mode: 'pessimistic_write' } });
  return row ? fromCredentialRow(row) : undefined;
}

/** Saves a credential without link and password; both are gone after it. */
export async function saveCredential(tx: Transaction, { id, state, generation }: Credential): Promise<void> {
  await tx.update(credentials, { id }, { ...EMPTY, state, generation });
}

export async function saveSentCredential(tx: Transaction, credential: SentCredential, linkHash: Buffer): Promise<void> {
  const { id, state, generation, sentAt, linkExpiresAt, sentTo } = credential;
  await tx.update(credentials, { id }, { ...EMPTY, state, generation, sentAt, linkExpiresAt, sentTo, linkHash });
}

export async function saveActivatedCredential(
  tx: Transaction,
  { id, state, sentAt, activatedAt, sentTo, provisional }: ActivatedCredential,
  passwordHash: string,
): Promise<void> {
  await tx.update(credentials, { id }, { ...EMPTY, state, sentAt, activatedAt, sentTo, provisional, passwordHash });
}

/** A password that the customer chose himself, in the place of one from behind a link that went to a registrar. */
export async function saveOwnPassword(tx: Transaction, id: string, passwordHash: string, at: Date): Promise<void> {
  await tx.update(credentials, { id }, { passwordHash, provisional: false, activatedAt: at });
}

export function fromCredentialRow(row: CredentialRow): Credential {
  const { id, customerId, system, generation, sentAt, linkExpiresAt, activatedAt, provisional } = row;
  const sentTo = row.sentTo ?? 'CUSTOMER'; // what went out before it was noted
  const key = { id, customerId, system, generation };
  if (sentAt && linkExpiresAt) return { ...key, state: 'SENT', sentAt, linkExpiresAt, sentTo };
  if (sentAt && activatedAt) return { ...key, state: 'ACTIVATED', sentAt, activatedAt, sentTo, provisional };
  return row.state === 'ORDERED' ? { ...key, state: 'ORDERED' } : { ...key, state: 'NONE' };
}
