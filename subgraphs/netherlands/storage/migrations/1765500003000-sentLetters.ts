import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of the letters to login accounts, for a while; a letter is found again by the hash of its envelope's token. */
export class SentLetters1765500003000 implements MigrationInterface {
  name = 'SentLetters1765500003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sent_letter (
        token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
        login_account_id uuid NOT NULL REFERENCES login_account ON DELETE CASCADE,
        kind text NOT NULL,
        sent_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('SENT', 'REFUSED', 'BOUNCED')),
        state_at timestamptz NOT NULL,
        status text CHECK (status ~ '^[245]\\.[0-9]{1,3}\\.[0-9]{1,3}$'),
        CONSTRAINT what_failed_says_why CHECK ((state = 'SENT') = (status IS NULL))
      );
      CREATE INDEX sent_letter_of_account ON sent_letter (login_account_id, sent_at);
      CREATE INDEX sent_letter_at ON sent_letter (sent_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sent_letter');
  }
}
