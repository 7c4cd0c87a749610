import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What `attemptThrottle.ts` counts in; for countries whose people sign in with a password. */
export class AttemptTable1763900002000 implements MigrationInterface {
  name = 'AttemptTable1763900002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attempt (
        account text NOT NULL,
        network text NOT NULL,
        failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
        last_at timestamptz NOT NULL,
        free_at timestamptz NOT NULL,
        succeeded_at timestamptz,
        PRIMARY KEY (account, network)
      );
      CREATE INDEX attempt_last ON attempt (last_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attempt');
  }
}
