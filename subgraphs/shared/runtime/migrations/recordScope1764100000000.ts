import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the policies ask: of what the transaction's scope is, where it is of that kind, else null. */
export class RecordScope1764100000000 implements MigrationInterface {
  name = 'RecordScope1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION scope_of(kind text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT substr(scope, length(kind) + 2) FROM current_setting('app.scope', true) AS scope
        WHERE starts_with(scope, kind || ':')
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION scope_of');
  }
}
