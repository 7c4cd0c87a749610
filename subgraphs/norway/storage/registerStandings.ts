import type { Transaction } from '../../shared/runtime/database.ts';
import type { RegisterStanding } from '../domain/registerStanding.ts';
import { type AccountRow, accountOf } from './accountTable.ts';

/** An account as the register's answers see it. */
export interface FollowedAccount {
  readonly id: string;
  /** The vault's reference. */
  readonly person: string;
  readonly openedAt: Date;
  /** The account that the register says is the same person's. */
  readonly samePersonAs: string | null;
  readonly standing: RegisterStanding;
}

const COLUMNS = `id, person, first_name AS "firstName", middle_name AS "middleName", last_name AS "lastName",
  address_lines AS "addressLines", postcode, place, country, register_read_at AS "registerReadAt", opened_at AS "openedAt",
  register_recorded_at AS "registerRecordedAt", register_failed_at AS "registerFailedAt",
  death_reported_at AS "deathReportedAt", death_confirmed_at AS "deathConfirmedAt",
  record_closed_at AS "recordClosedAt", same_person_as AS "samePersonAs"`;

/** The accounts of those persons, locked in one order, so that two who lock the same never wait in a ring. */
export async function lockFollowed(tx: Transaction, persons: readonly string[]): Promise<FollowedAccount[]> {
  const rows: AccountRow[] = await tx.query(
    `SELECT ${COLUMNS} FROM account WHERE person = ANY ($1) ORDER BY account.id FOR NO KEY UPDATE`,
    [persons],
  );
  return rows.map(followedOf);
}

/** Which of the vault's references have an account. */
export async function personsWithAccount(tx: Transaction, persons: readonly string[]): Promise<string[]> {
  const rows: { person: string }[] = await tx.query('SELECT person FROM account WHERE person = ANY ($1)', [persons]);
  return rows.map(({ person }) => person);
}

export interface DueBefore {
  /** Asked before that, whatever came. */
  readonly asked: Date;
  /** Asked before that, and nothing to go by came. */
  readonly failed: Date;
  /** Registered before that and not read since. */
  readonly opened: Date;
  /** Told as dead before that, and not read since that day was over. */
  readonly died: Date;
  readonly deathConfirmedAfterDays: number;
}

/** The persons whose register entry is to be read again, those who waited longest first. */
export async function duePersons(tx: Transaction, before: DueBefore, atMost: number): Promise<string[]> {
  const rows: { person: string }[] = await tx.query(
    `SELECT person FROM account WHERE greatest(register_read_at, register_failed_at) < $1
       OR register_failed_at < $2
       OR (register_read_at <= opened_at AND opened_at < $3 AND register_failed_at IS NULL)
       OR (death_reported_at < $4 AND death_confirmed_at IS NULL AND greatest(register_read_at, register_failed_at)
         < death_reported_at + make_interval(hours => 24 * $5::int))
     ORDER BY greatest(register_read_at, register_failed_at) LIMIT $6`,
    [before.asked, before.failed, before.opened, before.died, before.deathConfirmedAfterDays, atMost],
  );
  return rows.map(({ person }) => person);
}

/** What the register told, of all of them at once. */
export async function saveStandings(tx: Transaction, accounts: readonly FollowedAccount[]): Promise<void> {
  await tx.query(
    `UPDATE account SET first_name = told.first_name, middle_name = told.middle_name, last_name = told.last_name,
       address_lines = told.address_lines, postcode = told.postcode, place = told.place, country = told.country,
       register_read_at = told.register_read_at, register_recorded_at = told.register_recorded_at,
       register_failed_at = told.register_failed_at, death_reported_at = told.death_reported_at,
       death_confirmed_at = told.death_confirmed_at, record_closed_at = told.record_closed_at,
       same_person_as = told.same_person_as, person = told.person
     FROM jsonb_populate_recordset(NULL::account, $1::jsonb) AS told WHERE account.id = told.id`,
    [JSON.stringify(accounts.map(rowOf))],
  );
}

/** Of accounts that nothing new was told of: that they were asked for. */
export async function saveReadings(tx: Transaction, accounts: readonly FollowedAccount[]): Promise<void> {
  await tx.query(
    `UPDATE account SET register_read_at = told.read_at, register_failed_at = told.failed_at,
       register_recorded_at = told.recorded_at
     FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[]) AS told (id, read_at, failed_at, recorded_at)
     WHERE account.id = told.id`,
    [
      accounts.map(({ id }) => id),
      accounts.map(({ standing }) => standing.readAt),
      accounts.map(({ standing }) => standing.failedAt ?? null),
      accounts.map(({ standing }) => standing.recordedAt ?? null),
    ],
  );
}

function followedOf(row: AccountRow): FollowedAccount {
  const { id, person, openedAt, name, address, registerReadAt, ...told } = accountOf(row);
  const standing = {
    ...{ name, address, readAt: registerReadAt, failedAt: told.registerFailedAt },
    recordedAt: told.registerRecordedAt,
    deathReportedAt: told.deathReportedAt,
    deathConfirmedAt: told.deathConfirmedAt,
    closedAt: told.recordClosedAt,
  };
  return { id, person, openedAt, samePersonAs: told.samePersonAs ?? null, standing };
}

function rowOf({ id, person, samePersonAs, standing }: FollowedAccount): object {
  const { name, address } = standing;
  const where = address.kind === 'visible' ? address : undefined;
  return {
    ...{ id, person, same_person_as: samePersonAs },
    ...{ first_name: name.first, middle_name: name.middle, last_name: name.last },
    ...{ address_lines: where?.lines, postcode: where?.postcode, place: where?.place, country: where?.country },
    register_read_at: standing.readAt,
    register_recorded_at: standing.recordedAt,
    register_failed_at: standing.failedAt,
    death_reported_at: standing.deathReportedAt,
    death_confirmed_at: standing.deathConfirmedAt,
    record_closed_at: standing.closedAt,
  };
}
