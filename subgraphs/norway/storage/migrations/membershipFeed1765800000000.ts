import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_FEED_TABLES, dropNoting, FEED_TABLES, noteMemberships } from '../../../shared/runtime/feed/feedTables.ts';
import { everyRecord, openScope } from '../../../shared/runtime/scope.ts';

/** What insight is told of memberships, and the triggers that note which may have changed (docs/adr/0030). */
export class MembershipFeed1765800000000 implements MigrationInterface {
  name = 'MembershipFeed1765800000000';

  async up(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(FEED_TABLES);
    await runner.query(noteMemberships('membership', 'SELECT coalesce(NEW.id, OLD.id)'));
    await runner.query(noteMemberships('account', OF_HIDDEN));
    await runner.query('INSERT INTO membership_note (membership) SELECT id FROM membership ORDER BY since, id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${dropNoting('account')} ${dropNoting('membership')} ${DROP_FEED_TABLES}`);
  }
}

// The memberships of a holder whose address begins or ends to be shown.
const OF_HIDDEN = `
  SELECT id FROM membership WHERE account = NEW.id AND (NEW.country IS NULL) <> (OLD.country IS NULL)`;
