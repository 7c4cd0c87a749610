import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which the night's sweep finds what is due. */
export class MemberRetention1764200002000 implements MigrationInterface {
  name = 'MemberRetention1764200002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX customer_ended ON customer (registered_through)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX customer_ended');
  }
}
