import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that somebody typed as a username: the address until its mail is out, its keyed hash for a day. */
export class TriedAddress1764400000001 implements MigrationInterface {
  name = 'TriedAddress1764400000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tried_address (
        hash bytea PRIMARY KEY CHECK (length(hash) = 32),
        address text,
        tried_at timestamptz NOT NULL
      );
      CREATE INDEX tried_address_at ON tried_address (tried_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tried_address');
  }
}
