import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of a login account's address, with the link that confirms and then the one that takes back; names given up. */
export class LoginAccountChanges1765500001000 implements MigrationInterface {
  name = 'LoginAccountChanges1765500001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE login_email_change (
        id uuid PRIMARY KEY,
        login_account_id uuid NOT NULL REFERENCES login_account ON DELETE CASCADE,
        old_email text NOT NULL,
        new_email text NOT NULL,
        asked_at timestamptz NOT NULL,
        changed_at timestamptz,
        link_hash bytea NOT NULL CONSTRAINT email_change_link_once UNIQUE CHECK (length(link_hash) = 32),
        link_valid_until timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX one_email_change_asked ON login_email_change (login_account_id) WHERE changed_at IS NULL;
      CREATE INDEX email_change_of_account ON login_email_change (login_account_id);
      CREATE INDEX email_change_runs_out ON login_email_change (link_valid_until);

      CREATE TABLE quarantined_username (
        hash bytea PRIMARY KEY CHECK (length(hash) = 32),
        login_account_id uuid NOT NULL REFERENCES login_account ON DELETE CASCADE,
        free_from timestamptz NOT NULL
      );
      CREATE INDEX quarantined_of_account ON quarantined_username (login_account_id);
      CREATE INDEX quarantined_until ON quarantined_username (free_from);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quarantined_username, login_email_change;');
  }
}
