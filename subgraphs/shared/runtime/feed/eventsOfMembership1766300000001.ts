import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the events of a membership that is erased; of every country. */
export class EventsOfMembership1766300000001 implements MigrationInterface {
  name = 'EventsOfMembership1766300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX membership_event_of ON membership_event (membership);');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX membership_event_of;');
  }
}
