import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often anonymous attempts were refused without being looked at, by the hour: docs/adr/0009. About nobody. */
export class RefusedAttempts1764200000005 implements MigrationInterface {
  name = 'RefusedAttempts1764200000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE refused_attempt (
        hour timestamptz NOT NULL,
        action text NOT NULL,
        outcome text NOT NULL,
        count integer NOT NULL CHECK (count > 0),
        PRIMARY KEY (hour, action, outcome)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE refused_attempt;');
  }
}
