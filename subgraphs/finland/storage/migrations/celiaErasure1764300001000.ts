import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyRecord, openScope } from '../../../shared/runtime/scope.ts';

/** Somebody who was erased at his request stays as a number, a name and a code until the retention ends: without an address. */
export class CeliaErasure1764300001000 implements MigrationInterface {
  name = 'CeliaErasure1764300001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE celia_customer
        ALTER street DROP NOT NULL, ALTER postcode DROP NOT NULL, ALTER place DROP NOT NULL,
        ADD CONSTRAINT celia_customer_has_address CHECK (
          num_nulls(street, postcode, place) IN (0, CASE state WHEN 'MARKED_FOR_DELETION' THEN 3 ELSE 0 END)),
        DROP CONSTRAINT celia_customer_online_has_email,
        ADD CONSTRAINT celia_customer_online_has_email CHECK (
          format = 'CD' OR email IS NOT NULL OR state = 'MARKED_FOR_DELETION');`);
  }

  // The erased have no address to go back to: what must not be empty is filled with what says nothing.
  async down(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(`
      UPDATE celia_customer SET street = '-', postcode = '00000', place = '-' WHERE street IS NULL;
      UPDATE celia_customer SET format = 'CD' WHERE email IS NULL;
      ALTER TABLE celia_customer
        DROP CONSTRAINT celia_customer_has_address,
        ALTER street SET NOT NULL, ALTER postcode SET NOT NULL, ALTER place SET NOT NULL,
        DROP CONSTRAINT celia_customer_online_has_email,
        ADD CONSTRAINT celia_customer_online_has_email CHECK (format = 'CD' OR email IS NOT NULL);`);
  }
}
