import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links for forgotten passwords, and since when the tokens of an account count. */
export class PasswordReset1763900002001 implements MigrationInterface {
  name = 'PasswordReset1763900002001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE password_reset (
        login_account_id uuid PRIMARY KEY REFERENCES login_account ON DELETE CASCADE,
        generation integer NOT NULL CHECK (generation >= 1),
        link_hash bytea CONSTRAINT reset_link_once UNIQUE CHECK (length(link_hash) = 32),
        valid_until timestamptz,
        CONSTRAINT reset_link_is_whole CHECK ((link_hash IS NULL) = (valid_until IS NULL))
      );
      ALTER TABLE login_account ADD COLUMN tokens_from timestamptz;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE login_account DROP COLUMN tokens_from; DROP TABLE password_reset;');
  }
}
