import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The whole life of cards and memberships: blocked, replaced and deleted cards, memberships that ended, accounts that
 * were cancelled, cards of one library alone, temporary addresses, digital services.
 */
export class CardsAndMemberships1764700000001 implements MigrationInterface {
  name = 'CardsAndMemberships1764700000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [LIBRARIES, ACCOUNTS, CARDS, MEMBERSHIPS, HOME, LOCAL_CARDS, TEMPORARY_ADDRESSES, SERVICES]) {
      await runner.query(step);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE library_digital_service, digital_service, temporary_address, local_card;
      DROP TRIGGER account_address_hidden ON account;
      DROP FUNCTION forget_temporary_address, address_is_visible;
      DROP TRIGGER card_number_reserved ON card;
      DROP FUNCTION card_number_is_reserved;
      DROP TRIGGER account_home_is_current ON account;
      DROP TRIGGER membership_home_is_current ON membership;
      DROP FUNCTION home_is_current;
      ALTER TABLE membership DROP ended_at, DROP CONSTRAINT membership_status_check,
        DROP CONSTRAINT membership_check,
        ADD CONSTRAINT membership_status_check CHECK (status IN ('PENDING', 'ACTIVE')),
        ADD CONSTRAINT membership_check CHECK ((status = 'ACTIVE') = (accepted_rules_version IS NOT NULL));
      DROP INDEX card_one_current_per_account;
      ALTER TABLE card DROP blocked_at, DROP ended_at, DROP CONSTRAINT card_state_check, DROP CONSTRAINT card_check,
        ADD CONSTRAINT card_state_check CHECK (state IN ('ISSUED', 'ACTIVE')),
        ADD CONSTRAINT card_check CHECK ((state = 'ISSUED') = (first_activated_at IS NULL));
      CREATE UNIQUE INDEX card_one_current_per_account ON card (account) WHERE state IN ('ISSUED', 'ACTIVE');
      ALTER TABLE account DROP cancelled_at;
      ALTER TABLE library_staff DROP role;
      ALTER TABLE library DROP issues_national_cards, DROP issues_local_cards, DROP self_activation;`);
  }
}

// B1, B14: what a library chooses. A system reads the changes of its library, and does nothing at a desk.
const LIBRARIES = `
  ALTER TABLE library
    ADD issues_national_cards boolean NOT NULL DEFAULT true,
    ADD issues_local_cards boolean NOT NULL DEFAULT true,
    ADD self_activation boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT library_issues_a_card CHECK (issues_national_cards OR issues_local_cards);
  ALTER TABLE library_staff ADD role text NOT NULL DEFAULT 'DESK' CHECK (role IN ('DESK', 'SYSTEM'));`;

// Whoever cancelled may come back to the same account: there is one of a person (B29).
const ACCOUNTS = 'ALTER TABLE account ADD cancelled_at timestamptz';

const CARDS = `
  ALTER TABLE card ADD blocked_at timestamptz, ADD ended_at timestamptz,
    DROP CONSTRAINT card_state_check, DROP CONSTRAINT card_check,
    ADD CONSTRAINT card_state_check CHECK (state IN ('ISSUED', 'ACTIVE', 'BLOCKED', 'REPLACED', 'DELETED')),
    ADD CONSTRAINT card_check CHECK (
      CASE state WHEN 'ISSUED' THEN first_activated_at IS NULL WHEN 'ACTIVE' THEN first_activated_at IS NOT NULL
      ELSE true END),
    ADD CONSTRAINT card_blocked CHECK ((state = 'BLOCKED') = (blocked_at IS NOT NULL)),
    ADD CONSTRAINT card_ended CHECK ((state IN ('REPLACED', 'DELETED')) = (ended_at IS NOT NULL));
  DROP INDEX card_one_current_per_account;
  CREATE UNIQUE INDEX card_one_current_per_account ON card (account) WHERE state IN ('ISSUED', 'ACTIVE', 'BLOCKED');

  CREATE FUNCTION card_number_is_reserved() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM card_number_series
      WHERE kind = NEW.kind AND substr(NEW.number, 2)::integer BETWEEN first AND last
    ) THEN
      RAISE check_violation USING TABLE = 'card', CONSTRAINT = 'card_number_reserved',
        MESSAGE = 'no library has reserved the number for cards of that kind';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER card_number_reserved AFTER INSERT OR UPDATE OF number, kind ON card
    FOR EACH ROW EXECUTE FUNCTION card_number_is_reserved();`;

const MEMBERSHIPS = `
  ALTER TABLE membership ADD ended_at timestamptz,
    DROP CONSTRAINT membership_status_check, DROP CONSTRAINT membership_check,
    ADD CONSTRAINT membership_status_check CHECK (status IN ('PENDING', 'ACTIVE', 'ENDED')),
    ADD CONSTRAINT membership_check CHECK (
      CASE status WHEN 'PENDING' THEN accepted_rules_version IS NULL
      WHEN 'ACTIVE' THEN accepted_rules_version IS NOT NULL ELSE true END),
    ADD CONSTRAINT membership_ended CHECK ((status = 'ENDED') = (ended_at IS NOT NULL));`;

// The home library of whoever has not cancelled is one where the membership has not ended. Looked at in a scope of its
// own: the transaction may be one of another library's.
const HOME = `
  CREATE FUNCTION home_is_current() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE ended boolean; scope text := coalesce(current_setting('app.scope', true), '');
  BEGIN
    PERFORM set_config('app.scope', 'every:invariant', true);
    SELECT EXISTS (
      SELECT FROM account a JOIN membership m ON m.account = a.id AND m.library = a.home_library
      WHERE a.id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid AND a.cancelled_at IS NULL AND m.status = 'ENDED'
    ) INTO ended;
    PERFORM set_config('app.scope', scope, true);
    IF ended THEN
      RAISE check_violation USING TABLE = 'account', CONSTRAINT = 'account_home_is_current',
        MESSAGE = 'the membership with the home library has ended';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER account_home_is_current AFTER INSERT OR UPDATE OF home_library, cancelled_at ON account
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION home_is_current('id');
  CREATE CONSTRAINT TRIGGER membership_home_is_current AFTER UPDATE OF status ON membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION home_is_current('account');`;

const LOCAL_CARDS = `
  CREATE TABLE local_card (
    id uuid PRIMARY KEY,
    library text NOT NULL REFERENCES library,
    number text NOT NULL,
    holder_kind text NOT NULL CHECK (holder_kind IN ('PERSON', 'INSTITUTION')),
    name text NOT NULL,
    person uuid REFERENCES personal_number,
    telephone text NOT NULL,
    email text NOT NULL,
    state text NOT NULL CHECK (state IN ('ACTIVE', 'LINKED', 'DISCARDED')),
    issued_at timestamptz NOT NULL,
    accepted_rules_version text NOT NULL,
    account uuid REFERENCES account,
    linked_at timestamptz,
    discarded_at timestamptz,
    CONSTRAINT local_card_number_once UNIQUE (library, number),
    CONSTRAINT local_card_not_national CHECK (number !~* '^N[0-9]{9}$'),
    CONSTRAINT local_card_institution CHECK (holder_kind = 'PERSON' OR (person IS NULL AND account IS NULL)),
    CONSTRAINT local_card_linked CHECK (
      (state = 'ACTIVE') = (account IS NULL) AND (state = 'ACTIVE') = (linked_at IS NULL)),
    CONSTRAINT local_card_discarded CHECK ((state = 'DISCARDED') = (discarded_at IS NOT NULL)),
    FOREIGN KEY (library, accepted_rules_version) REFERENCES lending_rules (library, version)
  );
  CREATE INDEX local_card_of_account ON local_card (account);
  ALTER TABLE local_card ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY local_card_in_scope ON local_card USING (
    library = (SELECT scope_of('library'))
    OR account = (SELECT scope_of('account')::uuid)
    OR person = (SELECT scope_of('person')::uuid)
    OR (SELECT scope_of('every')) IS NOT NULL);`;

// Only beside a registered address that is shown: whose address is hidden, for whatever reason, has none (B19).
const TEMPORARY_ADDRESSES = `
  CREATE TABLE temporary_address (
    account uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    lines text[] NOT NULL CHECK (cardinality(lines) BETWEEN 1 AND 4),
    postcode text NOT NULL,
    place text NOT NULL,
    country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    through date NOT NULL
  );
  CREATE FUNCTION address_is_visible() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM account WHERE id = NEW.account AND country IS NOT NULL FOR SHARE;
    IF NOT FOUND THEN
      RAISE check_violation USING TABLE = 'temporary_address', CONSTRAINT = 'temporary_address_beside_visible',
        MESSAGE = 'no temporary address where the registered one is not shown';
    END IF;
    RETURN NULL;
  END $$;
  ALTER TABLE temporary_address ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY temporary_address_in_scope ON temporary_address USING (
    (SELECT scope_of('every')) IS NOT NULL
    OR EXISTS (SELECT FROM account WHERE account.id = temporary_address.account));
  CREATE CONSTRAINT TRIGGER temporary_address_beside_visible AFTER INSERT OR UPDATE ON temporary_address
    FOR EACH ROW EXECUTE FUNCTION address_is_visible();
  CREATE FUNCTION forget_temporary_address() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM temporary_address WHERE account = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER account_address_hidden AFTER UPDATE OF country ON account
    FOR EACH ROW WHEN (NEW.country IS NULL) EXECUTE FUNCTION forget_temporary_address();`;

const SERVICES = `
  CREATE TABLE digital_service (
    code text PRIMARY KEY,
    name text NOT NULL,
    is_national boolean NOT NULL
  );
  CREATE TABLE library_digital_service (
    library text NOT NULL REFERENCES library,
    service text NOT NULL REFERENCES digital_service,
    PRIMARY KEY (library, service)
  );
  INSERT INTO digital_service VALUES ('bibsok', 'Bibsøk', true), ('filmbib', 'Filmbib', true);`;
