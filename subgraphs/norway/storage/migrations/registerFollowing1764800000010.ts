import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far the population register's events are followed, and how its answers about each account stand. The indexes find
 * whom to read again: by age, after a failure, to confirm a death, and new accounts once more (docs/adr/0020).
 */
export class RegisterFollowing1764800000010 implements MigrationInterface {
  name = 'RegisterFollowing1764800000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE register_hearing (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        next bigint NOT NULL CHECK (next >= 0),
        heard_at timestamptz NOT NULL,
        refresh_before timestamptz NOT NULL
      );
      ALTER TABLE account
        ADD register_recorded_at text,
        ADD register_failed_at timestamptz,
        ADD death_reported_at timestamptz,
        ADD death_confirmed_at timestamptz,
        ADD record_closed_at timestamptz,
        ADD same_person_as uuid REFERENCES account ON DELETE SET NULL,
        ADD CONSTRAINT account_death_reported_first CHECK (death_confirmed_at IS NULL OR death_reported_at IS NOT NULL),
        ADD CONSTRAINT account_not_its_own_second CHECK (same_person_as <> id);
      CREATE INDEX account_asked ON account (greatest(register_read_at, register_failed_at));
      CREATE INDEX account_failed ON account (register_failed_at) WHERE register_failed_at IS NOT NULL;
      CREATE INDEX account_new ON account (opened_at) WHERE register_read_at <= opened_at;
      CREATE INDEX account_dead ON account (death_reported_at) WHERE death_reported_at IS NOT NULL;
      CREATE INDEX account_same_person ON account (same_person_as) WHERE same_person_as IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account
        DROP same_person_as, DROP record_closed_at, DROP death_confirmed_at, DROP death_reported_at,
        DROP register_failed_at, DROP register_recorded_at;
      DROP INDEX IF EXISTS account_asked, account_new;
      DROP TABLE register_hearing;`);
  }
}
