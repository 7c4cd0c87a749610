import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_FEED_TABLES, dropNoting, FEED_TABLES, noteMemberships } from '../../../shared/runtime/feed/feedTables.ts';
import { everyRecord, openScope } from '../../../shared/runtime/scope.ts';

/**
 * What insight is told of memberships, and the triggers that note what may change one: a term, the customer, the link and
 * the login account, each by its own id (docs/adr/0030). The KB's table is asked nothing of the libraries'.
 */
export class MembershipFeed1765700000000 implements MigrationInterface {
  name = 'MembershipFeed1765700000000';

  async up(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(FEED_TABLES);
    for (const [table, noted] of Object.entries(NOTED)) await runner.query(noteMemberships(table, noted));
    await runner.query('INSERT INTO membership_note (membership) SELECT id FROM subscription ORDER BY since, id');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(NOTED)) await runner.query(dropNoting(table));
    await runner.query(DROP_FEED_TABLES);
  }
}

// A term that is deleted is no longer found under the one that it renewed: that one is noted too.
const NOTED = {
  subscription: `
    SELECT id FROM unnest(ARRAY[coalesce(NEW.id, OLD.id), OLD.previous_id]) AS id WHERE id IS NOT NULL`,
  customer: `SELECT NEW.id WHERE (NEW.branch_code, NEW.birth_date) <> (OLD.branch_code, OLD.birth_date)`,
  login_link: 'SELECT coalesce(NEW.customer_id, OLD.customer_id)',
  login_account: 'SELECT coalesce(NEW.id, OLD.id) WHERE OLD.state IS DISTINCT FROM NEW.state',
};
