import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looked whom up by personal number within the last day; the person as a keyed hash alone. */
export class LookupBudgetTable1763900000000 implements MigrationInterface {
  name = 'LookupBudgetTable1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lookup_budget (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        actor text NOT NULL,
        unit text NOT NULL,
        person bytea NOT NULL CHECK (length(person) = 32),
        at timestamptz NOT NULL
      );
      CREATE INDEX lookup_budget_actor ON lookup_budget (actor, at);
      CREATE INDEX lookup_budget_unit ON lookup_budget (unit, at);
      CREATE INDEX lookup_budget_at ON lookup_budget (at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lookup_budget');
  }
}
