import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The address of somebody who was erased, only until the confirmation has gone out: docs/adr/0015. */
export class ErasureNotice1764300000001 implements MigrationInterface {
  name = 'ErasureNotice1764300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE erasure_notice (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        email text NOT NULL,
        language text NOT NULL,
        at timestamptz NOT NULL
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE erasure_notice;');
  }
}
