import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a subscription stands where it does, which reminders went out, bans, and what a new pass costs. */
export class Stages1765200000002 implements MigrationInterface {
  name = 'Stages1765200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE subscription
        ADD COLUMN status_since date,
        ADD COLUMN expiry_reminders integer NOT NULL DEFAULT 0 CHECK (expiry_reminders >= 0),
        ADD COLUMN status_before_ban text CHECK (status_before_ban <> 'BANNED'),
        ADD COLUMN ban_reason text,
        ADD CONSTRAINT a_ban_can_be_lifted
          CHECK ((status = 'BANNED') = (status_before_ban IS NOT NULL AND ban_reason IS NOT NULL)),
        ADD CONSTRAINT banned_with_both CHECK ((status_before_ban IS NULL) = (ban_reason IS NULL));
      CREATE INDEX subscription_unpaid ON subscription (coalesce(status_since, since))
        WHERE status IN ('NEW', 'BILLED', 'REMINDER', 'OVERDUE');
      CREATE INDEX subscription_ends ON subscription (through);
      CREATE INDEX subscription_follows ON subscription (since) WHERE previous_id IS NOT NULL;
      ALTER TABLE pass ADD COLUMN fee_cents integer NOT NULL DEFAULT 0 CHECK (fee_cents >= 0);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pass DROP COLUMN fee_cents;
      DROP INDEX subscription_unpaid, subscription_ends, subscription_follows;
      ALTER TABLE subscription DROP COLUMN status_since, DROP COLUMN expiry_reminders,
        DROP COLUMN status_before_ban, DROP COLUMN ban_reason;`);
  }
}
