import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What Celia's own staff writes of a customer: loans, as its own services know them; a restriction; that he was made one again. */
export class CeliaActs1765000000001 implements MigrationInterface {
  name = 'CeliaActs1765000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE celia_customer
        ADD loans text CONSTRAINT celia_customer_loans CHECK (loans IN ('NONE', 'READ_ONLINE', 'CD_OR_DOWNLOAD')),
        ADD restricted_through date,
        ADD restriction_reason text
          CONSTRAINT celia_customer_restriction_reason CHECK (restriction_reason IN ('MATERIAL_PASSED_ON', 'RULES_BROKEN')),
        ADD reactivated_at timestamptz,
        ADD CONSTRAINT celia_customer_restriction_whole CHECK (num_nulls(restricted_through, restriction_reason) <> 1);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE celia_customer DROP CONSTRAINT celia_customer_restriction_whole, DROP reactivated_at,
        DROP restriction_reason, DROP restricted_through, DROP loans;`);
  }
}
