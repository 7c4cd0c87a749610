import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts made online beside those of a desk, the language of their letters, and looking them up by address. */
export class OnlineLoginAccount1765500000000 implements MigrationInterface {
  name = 'OnlineLoginAccount1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE login_account
        ADD COLUMN created_via text NOT NULL DEFAULT 'WISE_DESK' CHECK (created_via IN ('KB_WEB', 'WISE_DESK')),
        ADD COLUMN language text NOT NULL DEFAULT 'nl' CHECK (language IN ('nl', 'en'));
      CREATE INDEX login_account_email ON login_account (lower(email));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE login_account DROP COLUMN created_via, DROP COLUMN language; DROP INDEX login_account_email;',
    );
  }
}
