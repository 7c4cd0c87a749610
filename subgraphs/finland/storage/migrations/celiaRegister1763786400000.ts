import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units, registrars, customers and what is kept of their registration and credentials. */
export class CeliaRegister1763786400000 implements MigrationInterface {
  name = 'CeliaRegister1763786400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit (
        id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('LIBRARY', 'SCHOOL', 'HIGHER_EDUCATION', 'OTHER')),
        name text NOT NULL,
        municipality text NOT NULL,
        contract_active boolean NOT NULL
      );

      CREATE TABLE registrar (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        issuer text NOT NULL,
        subject text NOT NULL,
        active_unit_id text,
        CONSTRAINT registrar_once UNIQUE (issuer, subject)
      );

      CREATE TABLE registrar_unit (
        registrar_id uuid NOT NULL REFERENCES registrar ON DELETE CASCADE,
        unit_id text NOT NULL REFERENCES unit,
        PRIMARY KEY (registrar_id, unit_id)
      );

      -- The unit somebody works in is one of those he represents; taken from him, it is closed.
      ALTER TABLE registrar ADD CONSTRAINT registrar_works_in_unit_he_represents
        FOREIGN KEY (id, active_unit_id) REFERENCES registrar_unit (registrar_id, unit_id)
        ON DELETE SET NULL (active_unit_id);

      CREATE SEQUENCE celia_customer_number START 100001;

      CREATE TABLE celia_customer (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number integer NOT NULL DEFAULT nextval('celia_customer_number') UNIQUE,
        unit_id text NOT NULL REFERENCES unit,
        identity_code uuid NOT NULL REFERENCES personal_number,
        birth_date date NOT NULL,
        first_name text NOT NULL,
        last_name text NOT NULL,
        street text NOT NULL,
        postcode text NOT NULL CHECK (postcode ~ '^[0-9]{5}$'),
        place text NOT NULL,
        email text,
        email_version integer NOT NULL DEFAULT 1,
        telephone text,
        language text NOT NULL CHECK (language IN ('FI', 'SV')),
        format text NOT NULL CHECK (format IN ('ONLINE', 'CD', 'BOTH')),
        temporary boolean NOT NULL,
        extra_information text,
        registered_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('ACTIVE', 'MARKED_FOR_DELETION')),
        marked_for_deletion_at timestamptz,
        CONSTRAINT celia_customer_once UNIQUE (identity_code),
        CONSTRAINT celia_customer_online_has_email CHECK (format = 'CD' OR email IS NOT NULL),
        CONSTRAINT celia_customer_state_whole CHECK ((state = 'MARKED_FOR_DELETION') = (marked_for_deletion_at IS NOT NULL))
      );

      CREATE TABLE eligibility (
        customer_id uuid PRIMARY KEY REFERENCES celia_customer ON DELETE CASCADE,
        ground text NOT NULL CHECK (ground IN ('SCHOOL_SPECIAL_SUPPORT', 'SCHOOL_INTENSIFIED_SUPPORT', 'READING_DISABILITY')),
        list_version integer NOT NULL,
        attested_by uuid NOT NULL REFERENCES registrar,
        attested_at timestamptz NOT NULL,
        restrictions_told_at timestamptz NOT NULL
      );

      CREATE TABLE guardian_consent (
        customer_id uuid PRIMARY KEY REFERENCES celia_customer ON DELETE CASCADE,
        form text NOT NULL CHECK (form IN ('PAPER', 'ORAL', 'DIGITAL')),
        guardian_name text NOT NULL,
        guardian_email text,
        guardian_telephone text,
        recorded_at timestamptz NOT NULL
      );

      CREATE TABLE celia_credential (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        customer_id uuid NOT NULL REFERENCES celia_customer ON DELETE CASCADE,
        system text NOT NULL CHECK (system IN ('CELIANET', 'PRATSAM_READER')),
        generation integer NOT NULL,
        state text NOT NULL CHECK (state IN ('NONE', 'ORDERED', 'SENT', 'ACTIVATED')),
        sent_at timestamptz,
        link_hash bytea,
        link_expires_at timestamptz,
        activated_at timestamptz,
        password_hash text,
        CONSTRAINT celia_credential_once UNIQUE (customer_id, system),
        CONSTRAINT celia_credential_link_once UNIQUE (link_hash),
        CONSTRAINT celia_credential_state_whole CHECK (
          (state IN ('SENT', 'ACTIVATED')) = (sent_at IS NOT NULL)
          AND (state = 'SENT') = (link_hash IS NOT NULL)
          AND (state = 'SENT') = (link_expires_at IS NOT NULL)
          AND (state = 'ACTIVATED') = (activated_at IS NOT NULL)
          AND (state = 'ACTIVATED') = (password_hash IS NOT NULL))
      );

      -- Only until the notice to the address has gone out.
      CREATE TABLE former_email (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        customer_id uuid NOT NULL REFERENCES celia_customer ON DELETE CASCADE,
        email text NOT NULL
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registrar DROP CONSTRAINT registrar_works_in_unit_he_represents;
      DROP TABLE former_email, celia_credential, guardian_consent, eligibility, celia_customer, registrar_unit, registrar, unit;
      DROP SEQUENCE celia_customer_number;`);
  }
}
