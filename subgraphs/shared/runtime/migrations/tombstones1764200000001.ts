import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What remembers an erasure: docs/adr/0014. No personal data; `written_at` is when the file outside the database got it. */
export class Tombstones1764200000001 implements MigrationInterface {
  name = 'Tombstones1764200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tombstone (
        hash bytea PRIMARY KEY CHECK (length(hash) = 32),
        kind text NOT NULL,
        at timestamptz NOT NULL,
        written_at timestamptz
      );
      CREATE INDEX tombstone_unwritten ON tombstone (at) WHERE written_at IS NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tombstone;');
  }
}
