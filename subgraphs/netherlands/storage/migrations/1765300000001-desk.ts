import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How branches number their passes; the version of a customer's details; by what a desk looks for the same person. */
export class Desk1765300000001 implements MigrationInterface {
  name = 'Desk1765300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE branch ADD COLUMN number_process smallint NOT NULL DEFAULT 1
        CHECK (number_process IN (1, 2, 3, 4, 5, 6, 8));
      ALTER TABLE customer ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version >= 1);
      CREATE INDEX customer_born ON customer (organisation_id, birth_date);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX customer_born;
      ALTER TABLE customer DROP COLUMN version;
      ALTER TABLE branch DROP COLUMN number_process;`);
  }
}
