import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last night that was swept, so that one that was missed is caught up; and what was overdue after it. */
export class RetentionNight1764200000003 implements MigrationInterface {
  name = 'RetentionNight1764200000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE retention_night (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        night date NOT NULL,
        swept_at timestamptz NOT NULL,
        overdue integer NOT NULL
      );
      CREATE INDEX outbox_delivered ON outbox (done_at) WHERE done_at IS NOT NULL;
      CREATE INDEX idempotency_at ON idempotency (at);
      CREATE INDEX audit_at ON audit (at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_at, idempotency_at, outbox_delivered; DROP TABLE retention_night;');
  }
}
