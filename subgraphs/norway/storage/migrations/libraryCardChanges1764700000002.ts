import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyRecord, openScope } from '../../../shared/runtime/scope.ts';

const CHANGE_LOCK = 4_207_410; // any number, but one of its own

/** What changed when, for the libraries' own systems (docs/adr/0019). Written by triggers at the commit, whoever changes. */
export class LibraryCardChanges1764700000002 implements MigrationInterface {
  name = 'LibraryCardChanges1764700000002';

  async up(runner: QueryRunner): Promise<void> {
    await openScope(runner.manager, everyRecord('migration'));
    for (const step of [TABLES, NOTE, OF_ACCOUNT, OF_CARD, OF_MEMBERSHIP, OF_ADDRESS, FORMER]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER account_changed ON account;
      DROP TRIGGER card_changed ON card;
      DROP TRIGGER membership_changed ON membership;
      DROP TRIGGER temporary_address_changed ON temporary_address;
      DROP FUNCTION note_account_change, note_card_change, note_membership_change, note_temporary_address_change;
      DROP FUNCTION note_change, note_erasure, change_moment;
      DROP TABLE library_change, account_field_change;
      DROP SEQUENCE library_change_seq;`);
  }
}

// The reference outlives the account, which is told by it and leaves nothing else: it is how a library hears of an erasure.
const TABLES = `
  CREATE SEQUENCE library_change_seq AS bigint;
  CREATE TABLE account_field_change (
    account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    field text NOT NULL CHECK (
      field IN ('NAME', 'REGISTERED_ADDRESS', 'TEMPORARY_ADDRESS', 'TELEPHONE', 'EMAIL', 'CARD')),
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (account, field)
  );
  CREATE TABLE library_change (
    reference uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    library text NOT NULL REFERENCES library,
    account uuid,
    seq bigint NOT NULL CONSTRAINT library_change_once UNIQUE,
    changed_at timestamptz NOT NULL,
    membership_changed_at timestamptz NOT NULL,
    CONSTRAINT library_change_of_account UNIQUE (account, library)
  );
  CREATE INDEX library_change_in_order ON library_change (library, seq);
  ALTER TABLE account_field_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY account_field_change_in_scope ON account_field_change USING (
    (SELECT scope_of('every')) IS NOT NULL
    OR EXISTS (SELECT FROM account WHERE account.id = account_field_change.account));
  ALTER TABLE library_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY library_change_in_scope ON library_change USING (
    library = (SELECT scope_of('library')) OR (SELECT scope_of('every')) IS NOT NULL);`;

// The lock is held until the commit: whoever takes the next number sees this one, and so does every reader of it. The
// triggers are deferred to the commit, when all row locks are taken, so that nobody waits for a row with the lock held.
// What one library does is told to the others too: hence the scope that the functions take for their time.
const NOTE = `
  CREATE FUNCTION change_moment() RETURNS timestamptz LANGUAGE plpgsql AS $$
  DECLARE latest timestamptz;
  BEGIN
    PERFORM pg_advisory_xact_lock(${CHANGE_LOCK});
    SELECT changed_at INTO latest FROM library_change ORDER BY seq DESC LIMIT 1;
    RETURN greatest(clock_timestamp(), latest);
  END $$;

  CREATE FUNCTION note_change(changed uuid, fields text[], at_library text DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql AS $$
  DECLARE moment timestamptz; scope text := coalesce(current_setting('app.scope', true), '');
  BEGIN
    PERFORM set_config('app.scope', 'every:changes', true);
    moment := change_moment();
    INSERT INTO account_field_change SELECT id, field, moment FROM account, unnest(fields) AS field WHERE id = changed
      ON CONFLICT (account, field) DO UPDATE SET changed_at = moment;
    INSERT INTO library_change AS told (library, account, seq, changed_at, membership_changed_at)
      SELECT library, changed, nextval('library_change_seq'), moment, moment FROM membership
      WHERE account = changed AND CASE WHEN at_library IS NULL THEN status = 'ACTIVE'
        ELSE library = at_library AND status <> 'PENDING' END
      ON CONFLICT (account, library) DO UPDATE SET seq = excluded.seq, changed_at = moment,
        membership_changed_at = CASE WHEN at_library IS NULL THEN told.membership_changed_at ELSE moment END;
    PERFORM set_config('app.scope', scope, true);
  END $$;

  CREATE FUNCTION note_erasure(erased uuid) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE moment timestamptz; scope text := coalesce(current_setting('app.scope', true), '');
  BEGIN
    PERFORM set_config('app.scope', 'every:changes', true);
    moment := change_moment();
    UPDATE library_change SET account = NULL, seq = nextval('library_change_seq'), changed_at = moment,
      membership_changed_at = moment WHERE account = erased;
    PERFORM set_config('app.scope', scope, true);
  END $$;`;

const OF_ACCOUNT = `
  CREATE FUNCTION note_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE fields text[] := '{}';
  BEGIN
    IF TG_OP = 'DELETE' THEN
      PERFORM note_erasure(OLD.id);
      RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' OR (NEW.first_name, NEW.middle_name, NEW.last_name)
      IS DISTINCT FROM (OLD.first_name, OLD.middle_name, OLD.last_name) THEN fields := fields || 'NAME'::text; END IF;
    IF TG_OP = 'INSERT' OR (NEW.address_lines, NEW.postcode, NEW.place, NEW.country)
      IS DISTINCT FROM (OLD.address_lines, OLD.postcode, OLD.place, OLD.country)
      THEN fields := fields || 'REGISTERED_ADDRESS'::text; END IF;
    IF TG_OP = 'INSERT' OR NEW.telephone <> OLD.telephone THEN fields := fields || 'TELEPHONE'::text; END IF;
    IF TG_OP = 'INSERT' OR NEW.email <> OLD.email THEN fields := fields || 'EMAIL'::text; END IF;
    IF cardinality(fields) > 0 THEN PERFORM note_change(NEW.id, fields); END IF;
    IF TG_OP = 'UPDATE' AND NEW.home_library <> OLD.home_library THEN
      PERFORM note_change(NEW.id, '{}', OLD.home_library), note_change(NEW.id, '{}', NEW.home_library);
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER account_changed AFTER INSERT OR UPDATE OR DELETE ON account
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_account_change();`;

const OF_CARD = `
  CREATE FUNCTION note_card_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' OR NEW.state <> OLD.state THEN PERFORM note_change(NEW.account, '{CARD}'); END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER card_changed AFTER INSERT OR UPDATE ON card
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_card_change();`;

// A library hears of a membership from its activation on, and of its end.
const OF_MEMBERSHIP = `
  CREATE FUNCTION note_membership_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' AND NEW.status = 'ACTIVE' OR TG_OP = 'UPDATE' AND (NEW.status = 'ACTIVE' OR OLD.status = 'ACTIVE')
      AND (NEW.status, NEW.accepted_rules_version) IS DISTINCT FROM (OLD.status, OLD.accepted_rules_version)
    THEN PERFORM note_change(NEW.account, '{}', NEW.library); END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER membership_changed AFTER INSERT OR UPDATE ON membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_membership_change();`;

const OF_ADDRESS = `
  CREATE FUNCTION note_temporary_address_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM note_change(coalesce(NEW.account, OLD.account), '{TEMPORARY_ADDRESS}');
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER temporary_address_changed AFTER INSERT OR UPDATE OR DELETE ON temporary_address
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_temporary_address_change();`;

// Accounts from before: their libraries are told once.
const FORMER = `
  INSERT INTO account_field_change SELECT id, field, opened_at
    FROM account, unnest(ARRAY['NAME', 'REGISTERED_ADDRESS', 'TELEPHONE', 'EMAIL', 'CARD']) AS field;
  INSERT INTO library_change (library, account, seq, changed_at, membership_changed_at)
    SELECT library, account, nextval('library_change_seq'), now(), now()
    FROM membership WHERE status = 'ACTIVE';`;
