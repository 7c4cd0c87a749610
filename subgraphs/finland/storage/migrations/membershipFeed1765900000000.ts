import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_FEED_TABLES, dropNoting, FEED_TABLES, noteMemberships } from '../../../shared/runtime/feed/feedTables.ts';
import { everyRecord, openScope } from '../../../shared/runtime/scope.ts';

/** What insight is told of customers, and the triggers that note which may have changed (docs/adr/0030). */
export class MembershipFeed1765900000000 implements MigrationInterface {
  name = 'MembershipFeed1765900000000';

  async up(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(FEED_TABLES);
    await runner.query(noteMemberships('celia_customer', 'SELECT coalesce(NEW.id, OLD.id)'));
    await runner.query(noteMemberships('unit', OF_UNIT));
    await runner.query(
      'INSERT INTO membership_note (membership) SELECT id FROM celia_customer ORDER BY registered_at, id',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${dropNoting('unit')} ${dropNoting('celia_customer')} ${DROP_FEED_TABLES}`);
  }
}

const OF_UNIT = `
  SELECT id FROM celia_customer WHERE unit_id = NEW.id AND NEW.municipality <> OLD.municipality`;
