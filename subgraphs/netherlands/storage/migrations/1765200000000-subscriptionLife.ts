import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyRecord, openScope } from '../../../shared/runtime/scope.ts';

/** Statuses of a subscription (the member system's 1 to 9), terms that follow each other, passes with a history, more roles. */
export class SubscriptionLife1765200000000 implements MigrationInterface {
  name = 'SubscriptionLife1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(`
      ALTER TABLE staff
        DROP CONSTRAINT staff_role_check,
        ADD COLUMN organisation_id uuid REFERENCES organisation,
        ADD CONSTRAINT staff_role_check
          CHECK (role IN ('LIBRARY_DESK', 'FUNCTIONAL_MANAGEMENT', 'KB_CUSTOMER_CARE', 'KB_IAM')),
        ADD CONSTRAINT functional_management_has_an_organisation
          CHECK ((role = 'FUNCTIONAL_MANAGEMENT') = (organisation_id IS NOT NULL));

      ALTER TABLE subscription_type
        DROP CONSTRAINT subscription_type_kind_check,
        ADD COLUMN maximum_age integer CHECK (maximum_age >= minimum_age),
        ADD COLUMN digital_entitlement text NOT NULL DEFAULT 'COMPLEET'
          CHECK (digital_entitlement IN ('NONE', 'BASIS', 'COMPACT', 'COMPLEET', 'JEUGD')),
        ADD COLUMN physical_lending boolean NOT NULL DEFAULT false,
        ADD COLUMN issues_card boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT subscription_type_kind_check CHECK (CASE kind
          WHEN 'DIGITAL_ONLY' THEN digital_entitlement IN ('COMPACT', 'COMPLEET', 'JEUGD')
            AND NOT physical_lending AND NOT issues_card
          WHEN 'COMBI' THEN physical_lending
          WHEN 'LOCAL_ONLY' THEN physical_lending AND digital_entitlement IN ('NONE', 'BASIS')
          ELSE false END);

      ALTER TABLE subscription
        ADD COLUMN status text NOT NULL DEFAULT 'NEW' CHECK (status IN ('NEW', 'BILLED', 'REMINDER', 'OVERDUE',
          'NORMAL', 'AWAITING_PAYMENT', 'NOT_VERIFIED', 'BANNED', 'CANCELLED')),
        ADD COLUMN previous_id uuid REFERENCES subscription,
        ADD COLUMN cancelled_on date,
        ADD COLUMN channel text NOT NULL DEFAULT 'DESK' CHECK (channel IN ('DESK', 'ONLINE')),
        ADD CONSTRAINT cancelled_on_a_day CHECK (status <> 'CANCELLED' OR cancelled_on IS NOT NULL);
      UPDATE subscription SET status = 'NORMAL' WHERE balance_cents = 0;
      CREATE UNIQUE INDEX subscription_renewed_once ON subscription (previous_id) WHERE status <> 'CANCELLED';

      ALTER TABLE pass
        DROP CONSTRAINT pass_customer_id_key,
        ADD COLUMN kind text NOT NULL DEFAULT 'PRIMARY' CHECK (kind IN ('PRIMARY', 'CONDITIONAL')),
        ADD COLUMN physical boolean NOT NULL DEFAULT false,
        ADD COLUMN state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'BLOCKED', 'REPLACED')),
        ADD COLUMN issued_at timestamptz,
        ADD COLUMN replaced_at timestamptz,
        ADD COLUMN replaced_by text REFERENCES pass,
        ADD COLUMN replace_reason text,
        ADD CONSTRAINT replaced_for_ever CHECK ((state = 'REPLACED')
          = (num_nulls(replaced_at, replaced_by, replace_reason) = 0));
      UPDATE pass SET issued_at = (SELECT enrolled_at FROM customer WHERE customer.id = customer_id);
      ALTER TABLE pass ALTER COLUMN issued_at SET NOT NULL;
      CREATE UNIQUE INDEX one_primary_pass ON pass (customer_id) WHERE kind = 'PRIMARY' AND state <> 'REPLACED';
      CREATE INDEX pass_of_customer ON pass (customer_id);`);
  }

  // Who has only the newer roles, and passes that were replaced, are not there in the older form.
  async down(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(`
      DELETE FROM pass WHERE kind <> 'PRIMARY' OR state = 'REPLACED';
      DROP INDEX one_primary_pass, pass_of_customer;
      ALTER TABLE pass DROP COLUMN kind, DROP COLUMN physical, DROP COLUMN state, DROP COLUMN issued_at,
        DROP COLUMN replaced_at, DROP COLUMN replaced_by, DROP COLUMN replace_reason,
        ADD CONSTRAINT pass_customer_id_key UNIQUE (customer_id);
      DROP INDEX subscription_renewed_once;
      ALTER TABLE subscription DROP COLUMN status, DROP COLUMN previous_id, DROP COLUMN cancelled_on,
        DROP COLUMN channel;
      ALTER TABLE subscription_type DROP CONSTRAINT subscription_type_kind_check, DROP COLUMN maximum_age,
        DROP COLUMN digital_entitlement, DROP COLUMN physical_lending, DROP COLUMN issues_card,
        ADD CONSTRAINT subscription_type_kind_check CHECK (kind = 'DIGITAL_ONLY') NOT VALID;
      DELETE FROM staff WHERE role IN ('FUNCTIONAL_MANAGEMENT', 'KB_IAM');
      ALTER TABLE staff DROP CONSTRAINT staff_role_check, DROP COLUMN organisation_id,
        ADD CONSTRAINT staff_role_check CHECK (role IN ('LIBRARY_DESK', 'KB_CUSTOMER_CARE'));`);
  }
}
