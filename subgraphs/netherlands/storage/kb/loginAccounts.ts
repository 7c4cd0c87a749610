import { EntitySchema, type FindOptionsWhere, LessThanOrEqual, Raw } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import type {
  ActiveLoginAccount,
  DeletedLoginAccount,
  LoginAccount,
  PendingLoginAccount,
} from '../../domain/loginAccount.ts';
import type { Language } from '../../domain/mail/letter.ts';

/** The KB's own table. What a state does not have is null there, and a check constraint sees to it. */
export interface LoginAccountRow {
  readonly id: string;
  readonly state: LoginAccount['state'];
  readonly username: string | null;
  readonly email: EmailAddress | null;
  readonly generation: number;
  readonly linkHash: Buffer | null;
  readonly linkValidUntil: Date | null;
  readonly emailConfirmedAt: Date | null;
  readonly passwordHash: string | null;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly tokensFrom: Date | null;
  readonly temporaryUntil: Date | null;
  readonly createdVia: 'KB_WEB' | 'WISE_DESK';
  readonly language: Language;
}

export const LoginAccounts = new EntitySchema<LoginAccountRow>({
  name: 'login_account',
  columns: {
    id: { type: 'uuid', primary: true },
    state: { type: 'text' },
    username: { type: 'text', nullable: true },
    email: { type: 'text', nullable: true },
    generation: { type: 'integer' },
    linkHash: { name: 'link_hash', type: 'bytea', nullable: true },
    linkValidUntil: { name: 'link_valid_until', type: 'timestamptz', nullable: true },
    emailConfirmedAt: { name: 'email_confirmed_at', type: 'timestamptz', nullable: true },
    passwordHash: { name: 'password_hash', type: 'text', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz' },
    deletedAt: { name: 'deleted_at', type: 'timestamptz', nullable: true },
    tokensFrom: { name: 'tokens_from', type: 'timestamptz', nullable: true },
    temporaryUntil: { name: 'temporary_until', type: 'timestamptz', nullable: true },
    createdVia: { name: 'created_via', type: 'text' },
    language: { type: 'text' },
  },
});

const LOCKED = { mode: 'pessimistic_write' } as const;
const SWEPT_AT_ONCE = 500;

export async function findLoginAccount(tx: Transaction, id: string): Promise<LoginAccount | undefined> {
  const row = await tx.getRepository(LoginAccounts).findOneBy({ id });
  return row ? loginAccountOf(row) : undefined;
}

export async function lockLoginAccount(tx: Transaction, id: string): Promise<LoginAccount | undefined> {
  return locked(tx, { id });
}

export async function lockLoginAccountByLink(tx: Transaction, linkHash: Buffer): Promise<LoginAccount | undefined> {
  return locked(tx, { linkHash });
}

/** Usernames do not tell capitals from small letters. */
export async function lockLoginAccountByUsername(tx: Transaction, username: string): Promise<LoginAccount | undefined> {
  return locked(tx, { username: sameUsername(username) });
}

/** For signing in: the active account of that name with its password hash. */
export async function findCredentials(
  tx: Transaction,
  username: string,
): Promise<{ account: ActiveLoginAccount; passwordHash: string } | undefined> {
  const row = await tx.getRepository(LoginAccounts).findOneBy({ username: sameUsername(username) });
  const account = row ? loginAccountOf(row) : undefined;
  return account?.state === 'ACTIVE' && row?.passwordHash ? { account, passwordHash: row.passwordHash } : undefined;
}

/** The username and the password hash of the active account with that id. */
export async function findCredentialsOf(
  tx: Transaction,
  id: string,
): Promise<{ username: string; passwordHash: string } | undefined> {
  const row = await tx.getRepository(LoginAccounts).findOneBy({ id, state: 'ACTIVE' });
  return row?.username && row.passwordHash ? { username: row.username, passwordHash: row.passwordHash } : undefined;
}

/** Pending accounts whose link has run out by then, locked; accounts that somebody is working on are left for the next time. */
export async function lockPendingUntil(tx: Transaction, instant: Date): Promise<PendingLoginAccount[]> {
  const rows = await tx.getRepository(LoginAccounts).find({
    where: { state: 'PENDING_ACTIVATION', linkValidUntil: LessThanOrEqual(instant) },
    order: { linkValidUntil: 'ASC' },
    take: SWEPT_AT_ONCE,
    lock: { ...LOCKED, onLocked: 'skip_locked' },
  });
  return rows.map(loginAccountOf).filter((account) => account.state === 'PENDING_ACTIVATION');
}

/** How many pending accounts have a link that has run out by then, and when the first of them did. */
export async function countPendingUntil(
  tx: Transaction,
  instant: Date,
): Promise<{ count: number; oldest: Date | undefined }> {
  const [row]: { count: number; oldest: Date | null }[] = await tx.query(
    `SELECT count(*)::int AS count, min(link_valid_until) AS oldest FROM login_account
     WHERE state = 'PENDING_ACTIVATION' AND link_valid_until <= $1`,
    [instant],
  );
  return { count: row?.count ?? 0, oldest: row?.oldest ?? undefined };
}

/** `linkHash`: of the link's secret, null where the link is withdrawn. */
export async function insertPending(
  tx: Transaction,
  account: PendingLoginAccount,
  linkHash: Buffer,
  createdAt: Date,
): Promise<void> {
  await tx.getRepository(LoginAccounts).insert({ ...account, linkHash, createdAt });
}

export async function savePending(
  tx: Transaction,
  account: PendingLoginAccount,
  linkHash: Buffer | null,
): Promise<void> {
  const { id, email, generation, linkValidUntil } = account;
  await tx.getRepository(LoginAccounts).update({ id }, { email, generation, linkValidUntil, linkHash });
}

export async function saveActivated(tx: Transaction, account: ActiveLoginAccount, passwordHash: string): Promise<void> {
  const { id, state, emailConfirmedAt } = account;
  const used = { linkHash: null, linkValidUntil: null };
  await tx.getRepository(LoginAccounts).update({ id }, { ...used, state, emailConfirmedAt, passwordHash });
}

/** Another password; tokens issued before that moment are not believed any more. */
export async function saveNewPassword(tx: Transaction, id: string, passwordHash: string, now: Date): Promise<void> {
  await tx
    .getRepository(LoginAccounts)
    .update({ id, state: 'ACTIVE' }, { passwordHash, tokensFrom: now, temporaryUntil: null });
}

/** The account whose token was issued then, undefined where its tokens of that time are dead. `issuedAt`: seconds. */
export async function findTokenHolder(
  tx: Transaction,
  id: string,
  issuedAt: number,
): Promise<ActiveLoginAccount | undefined> {
  const row = await tx.getRepository(LoginAccounts).findOneBy({ id });
  const account = row ? loginAccountOf(row) : undefined;
  const from = Math.floor((row?.tokensFrom?.getTime() ?? 0) / 1_000);
  const isOwn = account?.state === 'ACTIVE' && !account.temporaryUntil;
  return isOwn && issuedAt >= from ? account : undefined;
}

export async function saveDeleted(tx: Transaction, { id, state, deletedAt }: DeletedLoginAccount): Promise<void> {
  const wiped = { username: null, email: null, linkHash: null, linkValidUntil: null, emailConfirmedAt: null };
  await tx
    .getRepository(LoginAccounts)
    .update({ id }, { ...wiped, passwordHash: null, temporaryUntil: null, state, deletedAt });
}

export function loginAccountOf(row: LoginAccountRow): LoginAccount {
  const { id, username, email, generation, linkValidUntil, emailConfirmedAt, deletedAt } = row;
  const { language, createdVia } = row;
  const temporary = row.temporaryUntil ? { temporaryUntil: row.temporaryUntil } : {};
  if (row.state === 'PENDING_ACTIVATION' && username && email && linkValidUntil) {
    return { state: row.state, id, username, email, language, createdVia, generation, linkValidUntil };
  }
  if (row.state === 'ACTIVE' && username && email && emailConfirmedAt) {
    return { state: row.state, id, username, email, language, createdVia, emailConfirmedAt, ...temporary };
  }
  if (row.state === 'DELETED_BY_KB' && deletedAt) return { state: row.state, id, deletedAt };
  throw new Error('the row of a login account does not fit its state');
}

async function locked(tx: Transaction, where: FindOptionsWhere<LoginAccountRow>): Promise<LoginAccount | undefined> {
  const row = await tx.getRepository(LoginAccounts).findOne({ where, lock: LOCKED });
  return row ? loginAccountOf(row) : undefined;
}

function sameUsername(username: string) {
  return Raw((column) => `lower(${column}) = lower(:username)`, { username });
}
