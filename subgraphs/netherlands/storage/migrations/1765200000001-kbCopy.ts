import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyRecord, openScope } from '../../../shared/runtime/scope.ts';

/**
 * What the KB knows of a member's subscription (the KB's own table, without a policy, as its login accounts), and how
 * far the member system told it (the library's). Neither refers to the other: the customer's id is all they share.
 */
export class KbCopy1765200000001 implements MigrationInterface {
  name = 'KbCopy1765200000001';

  async up(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(`
      CREATE TABLE kb_entitlement (
        customer_id uuid PRIMARY KEY,
        login_account_id uuid REFERENCES login_account ON DELETE CASCADE,
        kb_subscription text NOT NULL CHECK (kb_subscription IN ('NONE', 'BASIS', 'COMPACT', 'COMPLEET', 'JEUGD')),
        pass_number text CHECK (pass_number ~ '^[0-9]{10,14}$'),
        valid_through date,
        version integer NOT NULL CHECK (version >= 1),
        synchronised_at timestamptz NOT NULL,
        CONSTRAINT nobody_without_an_account CHECK (login_account_id IS NOT NULL
          OR (kb_subscription = 'NONE' AND num_nonnulls(pass_number, valid_through) = 0))
      );
      CREATE INDEX kb_entitlement_of_account ON kb_entitlement (login_account_id);

      CREATE TABLE synchronisation (
        customer_id uuid PRIMARY KEY REFERENCES customer ON DELETE CASCADE,
        organisation_id uuid NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        announced_at timestamptz NOT NULL,
        delivered_version integer NOT NULL DEFAULT 0 CHECK (delivered_version <= version),
        last_attempt_at timestamptz,
        failure text CHECK (failure IN ('KB_SILENT')),
        differs_since timestamptz
      );
      CREATE INDEX synchronisation_differs ON synchronisation (organisation_id, differs_since, customer_id)
        WHERE differs_since IS NOT NULL;
      INSERT INTO synchronisation (customer_id, organisation_id, version, announced_at, differs_since)
        SELECT id, organisation_id, 1, now(), now() FROM customer; -- the sweep announces them
      ALTER TABLE synchronisation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY synchronisation_in_scope ON synchronisation USING (
        organisation_id = (SELECT scope_of('organisation')::uuid)
        OR (SELECT scope_of('every')) IS NOT NULL);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE synchronisation, kb_entitlement;');
  }
}
