import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the trail has a line of the day that the analyst was refused more rows of the list. */
export class RefusedRows1766300000000 implements MigrationInterface {
  name = 'RefusedRows1766300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE row_budget ADD COLUMN refused boolean NOT NULL DEFAULT false;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE row_budget DROP COLUMN refused;');
  }
}
