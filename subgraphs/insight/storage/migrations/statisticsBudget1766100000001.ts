import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many questions about figures an analyst asked today (A40). */
export class StatisticsBudget1766100000001 implements MigrationInterface {
  name = 'StatisticsBudget1766100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE statistics_budget (
        analyst text PRIMARY KEY,
        day date NOT NULL,
        asked integer NOT NULL
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE statistics_budget;');
  }
}
