import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyRecord, openScope } from '../../../shared/runtime/scope.ts';

const OLD_GROUNDS = `'SCHOOL_SPECIAL_SUPPORT', 'SCHOOL_INTENSIFIED_SUPPORT', 'READING_DISABILITY'`;
const OF_CUSTOMER = ['celia_consent', 'contact_person', 'day_ahead'];

/** Consents as records, what is kept of minors and of persons without a code, and what a unit has to see to (docs/adr/0022). */
export class RegistrationWhole1765100000000 implements MigrationInterface {
  name = 'RegistrationWhole1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(CUSTOMER);
    await runner.query(CONSENTS);
    await runner.query(WORK);
    await runner.query(EARLIER);
    for (const table of OF_CUSTOMER) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_of_customer_in_scope ON ${table} USING (
          (SELECT scope_of('every')) IS NOT NULL
          OR EXISTS (SELECT FROM celia_customer WHERE celia_customer.id = customer_id));`);
    }
    await runner.query(POLICIES);
  }

  // Persons whom the old tables cannot hold go: those without a code, and cases that only these tables know.
  async down(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    await runner.query(`
      DROP INDEX registrar_by_email;
      DROP TABLE day_ahead, celia_task, celia_case, contact_person, reading_disability, celia_consent;
      DROP POLICY celia_customer_in_scope ON celia_customer;
      CREATE POLICY celia_customer_in_scope ON celia_customer USING (
        unit_id = (SELECT scope_of('unit'))
        OR id = (SELECT scope_of('customer')::uuid)
        OR (SELECT scope_of('every')) IS NOT NULL);
      DELETE FROM celia_customer WHERE identity_code IS NULL;
      ALTER TABLE celia_customer
        DROP CONSTRAINT celia_customer_identified, DROP CONSTRAINT celia_customer_expected_end,
        ALTER identity_code SET NOT NULL,
        DROP identity_note, DROP email_owner, DROP expected_end, DROP address_protected;
      UPDATE eligibility SET ground = 'SCHOOL_INTENSIFIED_SUPPORT' WHERE ground = 'SCHOOL_GROUP_SUPPORT';
      UPDATE eligibility SET ground = 'SCHOOL_SPECIAL_SUPPORT' WHERE ground = 'SCHOOL_PUPIL_SUPPORT';
      ALTER TABLE eligibility DROP CONSTRAINT eligibility_ground_check,
        ADD CONSTRAINT eligibility_ground_check CHECK (ground IN (${OLD_GROUNDS}));
      ALTER TABLE celia_credential DROP sent_to, DROP provisional;`);
  }
}

const CUSTOMER = `
  ALTER TABLE eligibility DROP CONSTRAINT eligibility_ground_check,
    ADD CONSTRAINT eligibility_ground_check CHECK (
      ground IN (${OLD_GROUNDS}, 'SCHOOL_GROUP_SUPPORT', 'SCHOOL_PUPIL_SUPPORT'));
  ALTER TABLE celia_customer
    ALTER identity_code DROP NOT NULL,
    ADD identity_note text,
    ADD email_owner text NOT NULL DEFAULT 'CUSTOMER' CHECK (email_owner IN ('CUSTOMER', 'GUARDIAN', 'REGISTRAR')),
    ADD expected_end date,
    ADD address_protected boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT celia_customer_identified CHECK (
      identity_code IS NOT NULL OR identity_note IS NOT NULL OR state = 'MARKED_FOR_DELETION'),
    ADD CONSTRAINT celia_customer_expected_end CHECK (expected_end IS NULL OR temporary);
  ALTER TABLE celia_credential
    ADD sent_to text CHECK (sent_to IN ('CUSTOMER', 'GUARDIAN', 'REGISTRAR')),
    ADD provisional boolean NOT NULL DEFAULT false CHECK (NOT provisional OR state = 'ACTIVATED');`;

const CONSENTS = `
  CREATE TABLE celia_consent (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    customer_id uuid NOT NULL REFERENCES celia_customer ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('REGISTRATION_BY_GUARDIAN', 'DIRECT_MARKETING', 'LOAN_HISTORY', 'REASON_DETAIL')),
    text_version text NOT NULL,
    form text NOT NULL CHECK (form IN ('PAPER', 'ORAL', 'DIGITAL')),
    evidence text,
    given_by text NOT NULL CHECK (given_by IN ('CUSTOMER', 'GUARDIAN')),
    given_at timestamptz NOT NULL,
    recorded_by uuid REFERENCES registrar,
    withdrawn_at timestamptz,
    withdrawn_by text CHECK (withdrawn_by IN ('CUSTOMER', 'GUARDIAN', 'CELIA')),
    CONSTRAINT celia_consent_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
    CONSTRAINT celia_consent_by_guardian CHECK (kind <> 'REGISTRATION_BY_GUARDIAN' OR given_by = 'GUARDIAN')
  );
  CREATE UNIQUE INDEX celia_consent_once ON celia_consent (customer_id, kind) WHERE withdrawn_at IS NULL;
  CREATE INDEX celia_consent_of_customer ON celia_consent (customer_id);

  -- Sealed; there only with the consent to it, and gone with it.
  CREATE TABLE reading_disability (
    customer_id uuid PRIMARY KEY REFERENCES celia_customer ON DELETE CASCADE,
    consent_id uuid NOT NULL UNIQUE REFERENCES celia_consent ON DELETE CASCADE,
    sealed bytea NOT NULL,
    recorded_at timestamptz NOT NULL
  );

  CREATE TABLE contact_person (
    customer_id uuid PRIMARY KEY REFERENCES celia_customer ON DELETE CASCADE,
    name text NOT NULL,
    email text,
    telephone text
  );`;

const WORK = `
  -- In whatever letters somebody types it.
  CREATE INDEX registrar_by_email ON registrar (lower(email)) WHERE ended_at IS NULL;

  CREATE TABLE celia_case (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    unit_id text NOT NULL REFERENCES unit,
    kind text NOT NULL CHECK (kind IN ('NO_PERSONAL_IDENTITY_CODE', 'ADDRESS_PROTECTED')),
    state text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'REJECTED')),
    opened_by uuid NOT NULL REFERENCES registrar,
    opened_at timestamptz NOT NULL,
    decided_at timestamptz,
    rejection text CHECK (rejection IN ('IDENTITY_NOT_SHOWN', 'REGISTERED_ALREADY', 'NO_RIGHT', 'FORM_INCOMPLETE')),
    sealed bytea,
    CONSTRAINT celia_case_whole CHECK (
      (state = 'OPEN') = (decided_at IS NULL) AND (state = 'OPEN') = (sealed IS NOT NULL)
      AND (state = 'REJECTED') = (rejection IS NOT NULL))
  );
  CREATE INDEX celia_case_waiting ON celia_case (opened_at, id) WHERE state = 'OPEN';

  CREATE TABLE celia_task (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    unit_id text NOT NULL REFERENCES unit,
    kind text NOT NULL CHECK (kind IN ('REPLACE_EMAIL', 'CUSTOMER_TURNED_15', 'CUSTOMER_TURNED_18', 'EXPECTED_END_REACHED',
      'GUARDIAN_WITHDREW', 'CUSTOMER_TRANSFERRED', 'CASE_ACCEPTED', 'CASE_REJECTED')),
    customer_id uuid REFERENCES celia_customer ON DELETE CASCADE,
    customer_number integer,
    case_id uuid REFERENCES celia_case ON DELETE CASCADE,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CONSTRAINT celia_task_about_one CHECK (
      num_nonnulls(customer_id, case_id) = 1 AND (customer_id IS NULL) = (customer_number IS NULL))
  );
  CREATE UNIQUE INDEX celia_task_open_once ON celia_task (customer_id, kind)
    WHERE closed_at IS NULL AND kind <> 'CUSTOMER_TRANSFERRED';
  CREATE INDEX celia_task_of_unit ON celia_task (unit_id, opened_at, id);

  -- Birthdays of minors, and the day after an expected end: until the task is open.
  CREATE TABLE day_ahead (
    customer_id uuid NOT NULL REFERENCES celia_customer ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('CUSTOMER_TURNED_15', 'CUSTOMER_TURNED_18', 'EXPECTED_END_REACHED')),
    day date NOT NULL,
    PRIMARY KEY (customer_id, kind)
  );
  CREATE INDEX day_ahead_by_day ON day_ahead (day);`;

// age() counts one of 29 February as a year older on 1 March, as the rules do; the birthdays are set the same way.
const EARLIER = `
  INSERT INTO celia_consent (customer_id, kind, text_version, form, given_by, given_at)
    SELECT customer_id, 'REGISTRATION_BY_GUARDIAN', 'before versions', form, 'GUARDIAN', recorded_at FROM guardian_consent;
  UPDATE celia_customer SET email_owner = 'GUARDIAN' FROM guardian_consent
    WHERE guardian_consent.customer_id = celia_customer.id AND guardian_email = email;
  INSERT INTO day_ahead (customer_id, kind, day)
    SELECT id, kind, CASE WHEN to_char(birth_date, 'MM-DD') = '02-29' AND to_char(birth_date + years, 'MM-DD') = '02-28'
      THEN (birth_date + years)::date + 1 ELSE (birth_date + years)::date END
    FROM celia_customer, (VALUES ('CUSTOMER_TURNED_15', interval '15 years'), ('CUSTOMER_TURNED_18', '18 years')) AS ages (kind, years)
    WHERE state = 'ACTIVE' AND age(current_date, birth_date) < years;`;

const POLICIES = `
  DROP POLICY celia_customer_in_scope ON celia_customer;
  CREATE POLICY celia_customer_in_scope ON celia_customer USING (
    (unit_id = (SELECT scope_of('unit')) AND NOT address_protected)
    OR id = (SELECT scope_of('customer')::uuid)
    OR (SELECT scope_of('every')) IS NOT NULL);

  -- A unit puts it in and never reads it back.
  ALTER TABLE reading_disability ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY reading_disability_in_scope ON reading_disability USING (
    (SELECT scope_of('every')) IS NOT NULL OR customer_id = (SELECT scope_of('customer')::uuid));
  CREATE POLICY reading_disability_put_in ON reading_disability FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM celia_customer WHERE celia_customer.id = customer_id));

  ALTER TABLE celia_case ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY celia_case_in_scope ON celia_case USING (
    (SELECT scope_of('every')) IS NOT NULL OR unit_id = (SELECT scope_of('unit')));

  -- Of a customer who went to another unit the notice alone; of one who became protected nothing.
  ALTER TABLE celia_task ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY celia_task_in_scope ON celia_task USING (
    (SELECT scope_of('every')) IS NOT NULL
    OR customer_id = (SELECT scope_of('customer')::uuid)
    OR unit_id = (SELECT scope_of('unit')) AND (
      customer_id IS NULL OR kind = 'CUSTOMER_TRANSFERRED'
      OR EXISTS (SELECT FROM celia_customer WHERE celia_customer.id = customer_id)));`;
