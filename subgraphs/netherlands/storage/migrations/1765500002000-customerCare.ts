import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LookupBudgetTable1763900000000 } from '../../../shared/runtime/lookupBudgetTable.ts';

/** Passwords that the KB's customer care sets for some hours, and a count of whom it looked up. */
export class CustomerCare1765500002000 implements MigrationInterface {
  name = 'CustomerCare1765500002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE login_account ADD COLUMN temporary_until timestamptz,
        ADD CONSTRAINT temporary_password_is_in_use CHECK (temporary_until IS NULL OR state = 'ACTIVE');`);
    await new LookupBudgetTable1763900000000().up(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await new LookupBudgetTable1763900000000().down(runner);
    await runner.query('ALTER TABLE login_account DROP COLUMN temporary_until');
  }
}
