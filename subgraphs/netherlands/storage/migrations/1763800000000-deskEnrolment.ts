import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of the member system (the libraries') and of the login accounts (the KB's). */
export class DeskEnrolment1763800000000 implements MigrationInterface {
  name = 'DeskEnrolment1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE organisation (
        id uuid PRIMARY KEY,
        name text NOT NULL
      );

      CREATE TABLE branch (
        code text PRIMARY KEY CHECK (code ~ '^[0-9]{4}$'),
        organisation_id uuid NOT NULL REFERENCES organisation,
        name text NOT NULL,
        next_pass_serial integer NOT NULL DEFAULT 1 CHECK (next_pass_serial >= 1)
      );

      CREATE TABLE staff (
        name text PRIMARY KEY,
        role text NOT NULL CHECK (role IN ('LIBRARY_DESK', 'KB_CUSTOMER_CARE')),
        branch_code text REFERENCES branch,
        CONSTRAINT a_desk_has_a_branch CHECK ((role = 'LIBRARY_DESK') = (branch_code IS NOT NULL))
      );

      CREATE TABLE subscription_type (
        organisation_id uuid NOT NULL REFERENCES organisation,
        code text NOT NULL CHECK (code ~ '^[0-9]{4}$'),
        name text NOT NULL,
        kind text NOT NULL CHECK (kind = 'DIGITAL_ONLY'),
        tariff_code text NOT NULL,
        price_cents integer NOT NULL CHECK (price_cents >= 0),
        term_months integer NOT NULL CHECK (term_months >= 1),
        minimum_age integer NOT NULL CHECK (minimum_age >= 0),
        PRIMARY KEY (organisation_id, code)
      );

      CREATE TABLE customer (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        branch_code text NOT NULL REFERENCES branch,
        initials text NOT NULL,
        prefix text,
        last_name text NOT NULL,
        call_name text,
        birth_date date NOT NULL,
        country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
        postcode text NOT NULL CHECK (country <> 'NL' OR postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'),
        house_number integer NOT NULL CHECK (house_number BETWEEN 1 AND 99999),
        house_number_addition text NOT NULL,
        email text NOT NULL,
        iban text,
        bic text,
        newsletter boolean NOT NULL,
        identity_checked boolean NOT NULL CHECK (identity_checked),
        duplicate_override_reason text,
        registered_since date NOT NULL,
        registered_through date NOT NULL,
        enrolled_at timestamptz NOT NULL,
        CHECK (registered_since <= registered_through),
        CONSTRAINT one_customer_per_person EXCLUDE USING gist (
          organisation_id WITH =, last_name WITH =, birth_date WITH =,
          country WITH =, postcode WITH =, house_number WITH =, house_number_addition WITH =,
          daterange(registered_since, registered_through, '[]') WITH &&
        ) WHERE (duplicate_override_reason IS NULL)
      );

      CREATE TABLE pass (
        number text CONSTRAINT pass_number_once PRIMARY KEY,
        customer_id uuid NOT NULL UNIQUE REFERENCES customer,
        CONSTRAINT pass_number_is_real CHECK (number ~ '^[0-9]{10,14}$')
      );

      CREATE TABLE subscription (
        id uuid PRIMARY KEY,
        customer_id uuid NOT NULL REFERENCES customer,
        organisation_id uuid NOT NULL,
        type_code text NOT NULL,
        branch_code text NOT NULL REFERENCES branch,
        tariff_code text NOT NULL,
        since date NOT NULL,
        through date NOT NULL CHECK (through >= since),
        subscription_cents integer NOT NULL,
        discount_cents integer NOT NULL CHECK (discount_cents BETWEEN 0 AND subscription_cents),
        balance_cents integer NOT NULL,
        FOREIGN KEY (organisation_id, type_code) REFERENCES subscription_type,
        CONSTRAINT balance_is_fee_less_discount CHECK (balance_cents = subscription_cents - discount_cents)
      );
      CREATE INDEX subscription_of_customer ON subscription (customer_id);

      CREATE TABLE login_link (
        id uuid PRIMARY KEY,
        customer_id uuid NOT NULL REFERENCES customer,
        login_account_id uuid NOT NULL,
        origin text NOT NULL CHECK (origin IN ('GENERATED', 'EXISTING')),
        state text NOT NULL CHECK (state IN ('LINKED', 'STALE', 'FORGOTTEN')),
        linked_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX one_login_link_per_customer ON login_link (customer_id) WHERE state <> 'FORGOTTEN';
      CREATE INDEX login_link_of_account ON login_link (login_account_id);

      CREATE TABLE login_account (
        id uuid PRIMARY KEY,
        state text NOT NULL,
        username text,
        email text,
        generation integer NOT NULL CHECK (generation >= 1),
        link_hash bytea CONSTRAINT link_hash_once UNIQUE CHECK (length(link_hash) = 32),
        link_valid_until timestamptz,
        email_confirmed_at timestamptz,
        password_hash text CHECK (password_hash LIKE '$argon2id$%'),
        created_at timestamptz NOT NULL,
        deleted_at timestamptz,
        CONSTRAINT username_is_not_the_placeholder CHECK (upper(username) <> repeat('V', 14)),
        CONSTRAINT login_account_fits_its_state CHECK (CASE state
          WHEN 'PENDING_ACTIVATION' THEN num_nulls(username, email, link_valid_until) = 0
            AND num_nonnulls(email_confirmed_at, password_hash, deleted_at) = 0
          WHEN 'ACTIVE' THEN num_nulls(username, email, email_confirmed_at, password_hash) = 0
            AND num_nonnulls(link_hash, link_valid_until, deleted_at) = 0
          WHEN 'DELETED_BY_KB' THEN deleted_at IS NOT NULL
            AND num_nonnulls(username, email, link_hash, link_valid_until, email_confirmed_at, password_hash) = 0
          ELSE false END)
      );
      CREATE UNIQUE INDEX username_once ON login_account (lower(username));
      CREATE INDEX link_runs_out ON login_account (link_valid_until) WHERE state = 'PENDING_ACTIVATION';`);
  }

  // The extension stays: it may have been there before.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE login_account, login_link, subscription, pass, customer, subscription_type, staff, branch, organisation;`);
  }
}
