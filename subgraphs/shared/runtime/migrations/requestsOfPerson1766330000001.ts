import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the letters and kept answers of somebody who is erased (forgetRequests.ts) among millions of others'. */
export class RequestsOfPerson1766330000001 implements MigrationInterface {
  name = 'RequestsOfPerson1766330000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX outbox_about ON outbox (split_part(subject, ' ', 1));
      CREATE INDEX idempotency_answer ON idempotency (answer);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX idempotency_answer, outbox_about;');
  }
}
