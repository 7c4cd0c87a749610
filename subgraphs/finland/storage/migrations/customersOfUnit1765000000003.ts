import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A search by name stays within a unit: row-level security asks for the unit before the index of names may be used. */
export class CustomersOfUnit1765000000003 implements MigrationInterface {
  name = 'CustomersOfUnit1765000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX celia_customer_of_unit ON celia_customer (unit_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX celia_customer_of_unit');
  }
}
