import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Libraries, their reserved numbers and staff; accounts, cards and memberships of the national library card. B29 is
 * account_person_once and card_one_current_per_account.
 */
export class LibraryCards1763700000001 implements MigrationInterface {
  name = 'LibraryCards1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library (
        number text PRIMARY KEY CHECK (number ~ '^[0-8][0-9]{6}$'),
        name text NOT NULL
      );

      CREATE TABLE lending_rules (
        library text NOT NULL REFERENCES library,
        version text NOT NULL,
        text text NOT NULL,
        url text NOT NULL,
        in_force_from date NOT NULL,
        PRIMARY KEY (library, version),
        UNIQUE (library, in_force_from)
      );

      CREATE TABLE card_number_series (
        id uuid PRIMARY KEY,
        library text NOT NULL REFERENCES library,
        kind text NOT NULL CHECK (kind IN ('DIGITAL', 'PHYSICAL')),
        first integer NOT NULL CHECK (first >= 0),
        last integer NOT NULL CHECK (last BETWEEN first AND 999999999),
        next integer NOT NULL CHECK (next BETWEEN first AND last + 1),
        CONSTRAINT card_number_reserved_once EXCLUDE USING gist (int4range(first, last, '[]') WITH &&)
      );

      CREATE TABLE library_staff (
        issuer text NOT NULL,
        subject text NOT NULL,
        library text NOT NULL REFERENCES library,
        PRIMARY KEY (issuer, subject)
      );

      CREATE TABLE account (
        id uuid PRIMARY KEY,
        person uuid NOT NULL CONSTRAINT account_person_once UNIQUE REFERENCES personal_number,
        first_name text NOT NULL,
        middle_name text,
        last_name text NOT NULL,
        address_lines text[],
        postcode text,
        place text,
        country text,
        register_read_at timestamptz NOT NULL,
        telephone text NOT NULL,
        email text NOT NULL,
        home_library text NOT NULL,
        opened_at timestamptz NOT NULL,
        CONSTRAINT account_address_whole CHECK (
          CASE WHEN country IS NULL THEN num_nonnulls(address_lines, postcode, place) = 0
          ELSE address_lines IS NOT NULL END)
      );

      CREATE TABLE card (
        id uuid PRIMARY KEY,
        account uuid NOT NULL REFERENCES account,
        number text NOT NULL CONSTRAINT card_number_once UNIQUE CHECK (number ~ '^N[0-9]{9}$'),
        kind text NOT NULL CHECK (kind IN ('DIGITAL', 'PHYSICAL')),
        state text NOT NULL CHECK (state IN ('ISSUED', 'ACTIVE')),
        issued_at timestamptz NOT NULL,
        first_activated_at timestamptz,
        CHECK ((state = 'ISSUED') = (first_activated_at IS NULL))
      );
      CREATE UNIQUE INDEX card_one_current_per_account ON card (account) WHERE state IN ('ISSUED', 'ACTIVE');

      CREATE TABLE membership (
        id uuid PRIMARY KEY,
        account uuid NOT NULL REFERENCES account,
        library text NOT NULL REFERENCES library,
        status text NOT NULL CHECK (status IN ('PENDING', 'ACTIVE')),
        since timestamptz NOT NULL,
        accepted_rules_version text,
        CONSTRAINT membership_once_per_library UNIQUE (account, library),
        CHECK ((status = 'ACTIVE') = (accepted_rules_version IS NOT NULL)),
        FOREIGN KEY (library, accepted_rules_version) REFERENCES lending_rules (library, version)
      );
      ALTER TABLE account ADD CONSTRAINT account_home_is_a_membership
        FOREIGN KEY (id, home_library) REFERENCES membership (account, library) DEFERRABLE INITIALLY DEFERRED;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account DROP CONSTRAINT account_home_is_a_membership;
      DROP TABLE membership, card, account, library_staff, card_number_series, lending_rules, library;`);
  }
}
