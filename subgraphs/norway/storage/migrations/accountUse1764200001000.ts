import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyRecord, openScope } from '../../../shared/runtime/scope.ts';

/** When an account was used last, and what was done because it was not: ordered and mailed warning. */
export class AccountUse1764200001000 implements MigrationInterface {
  name = 'AccountUse1764200001000';

  async up(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(`
      ALTER TABLE account
        ADD used_at timestamptz,
        ADD warning_ordered_at timestamptz,
        ADD warned_at timestamptz,
        ADD CONSTRAINT account_warned_as_ordered CHECK (warned_at IS NULL OR warning_ordered_at IS NOT NULL);
      UPDATE account SET used_at = greatest(
        opened_at,
        (SELECT max(first_activated_at) FROM card WHERE card.account = account.id),
        (SELECT max(since) FROM membership WHERE membership.account = account.id));
      CREATE INDEX account_used ON account (coalesce(used_at, opened_at));
      CREATE INDEX account_warned ON account (warned_at) WHERE warned_at IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX account_warned, account_used;
      ALTER TABLE account DROP warned_at, DROP warning_ordered_at, DROP used_at;`);
  }
}
