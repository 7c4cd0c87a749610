import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables that every country's database has, whatever it registers. First in each country's list of migrations. */
export class RuntimeTables1763700000000 implements MigrationInterface {
  name = 'RuntimeTables1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind text NOT NULL,
        subject text NOT NULL,
        posted_at timestamptz NOT NULL,
        not_before timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        done_at timestamptz
      );
      CREATE INDEX outbox_due ON outbox (not_before) WHERE done_at IS NULL;

      CREATE TABLE audit (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        unit text,
        purpose text,
        action text NOT NULL,
        subject text,
        outcome text NOT NULL
      );
      CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;
      CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

      CREATE TABLE idempotency (
        caller text NOT NULL,
        operation text NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 8 AND 100),
        request_hash bytea NOT NULL,
        answer text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (caller, operation, key)
      );

      CREATE TABLE personal_number (
        reference uuid PRIMARY KEY,
        blind_index bytea NOT NULL CONSTRAINT personal_number_once UNIQUE,
        ciphertext bytea NOT NULL,
        key_version integer NOT NULL
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE personal_number, idempotency, audit, outbox;
      DROP FUNCTION audit_is_append_only();`);
  }
}
