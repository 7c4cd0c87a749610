import type { MigrationInterface, QueryRunner } from 'typeorm';

const AUDIT_CHAIN_LOCK = 4_207_362; // any number, but one of its own

/** Chains the audit trail by hashes (docs/adr/0009): the lines that are there, and by a trigger every line to come. */
export class AuditChain1763810000001 implements MigrationInterface {
  name = 'AuditChain1763810000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HASH);
    await runner.query(`
      ALTER TABLE audit ADD prev_hash bytea, ADD hash bytea, ALTER seq DROP IDENTITY;
      ALTER TABLE audit DISABLE TRIGGER audit_append_only;`);
    await runner.query(CHAIN_EARLIER_LINES);
    await runner.query(`
      ALTER TABLE audit ENABLE TRIGGER audit_append_only,
        ALTER prev_hash SET NOT NULL, ALTER hash SET NOT NULL,
        ADD CONSTRAINT audit_without_fork UNIQUE (prev_hash);
      CREATE INDEX audit_of_subject ON audit (subject, seq DESC);
      CREATE TABLE audit_checkpoint (
        seq bigint PRIMARY KEY,
        hash bytea NOT NULL,
        at timestamptz NOT NULL,
        signature bytea NOT NULL
      );
      CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
        FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();`);
    await runner.query(APPEND);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_checkpoint;
      DROP TRIGGER audit_append ON audit;
      DROP INDEX audit_of_subject;
      ALTER TABLE audit DROP prev_hash, DROP hash, ALTER seq ADD GENERATED ALWAYS AS IDENTITY;
      SELECT setval(pg_get_serial_sequence('audit', 'seq'), coalesce(max(seq), 0) + 1, false) FROM audit;
      DROP FUNCTION append_to_audit();
      DROP FUNCTION audit_hash(text[], bytea);`);
  }
}

// The bytes that auditChain.ts hashes as well: each column as length:text, '-' for null, then the hash before.
const HASH = `
  CREATE FUNCTION audit_hash(columns text[], prev_hash bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(convert_to(
      (SELECT string_agg(coalesce(octet_length(part) || ':' || part, '-'), ',' ORDER BY place)
       FROM unnest(columns) WITH ORDINALITY AS parts(part, place)), 'UTF8') || prev_hash)
  $$`;

function hashOf(line: string): string {
  const at = `to_char(${line}.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const words = ['actor', 'unit', 'purpose', 'action', 'subject', 'outcome'].map((column) => `${line}.${column}`);
  return `audit_hash(ARRAY[${line}.seq::text, ${at}, ${words.join(', ')}], ${line}.prev_hash)`;
}

// Without gaps: a number that is missing later was removed.
const CHAIN_EARLIER_LINES = `
  DO $$
  DECLARE line audit; next_seq bigint := 1; head bytea := decode(repeat('00', 32), 'hex'); former bigint;
  BEGIN
    FOR line IN SELECT * FROM audit ORDER BY seq LOOP
      former := line.seq;
      line.seq := next_seq;
      line.prev_hash := head;
      head := ${hashOf('line')};
      UPDATE audit SET seq = next_seq, prev_hash = line.prev_hash, hash = head WHERE seq = former;
      next_seq := next_seq + 1;
    END LOOP;
  END $$`;

// The lock is held until the commit, so that the head read here stays the head; each statement sees the newest commit.
const APPEND = `
  CREATE FUNCTION append_to_audit() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE head record;
  BEGIN
    PERFORM pg_advisory_xact_lock(${AUDIT_CHAIN_LOCK});
    SELECT seq, hash INTO head FROM audit ORDER BY seq DESC LIMIT 1;
    NEW.seq := coalesce(head.seq, 0) + 1;
    NEW.prev_hash := coalesce(head.hash, decode(repeat('00', 32), 'hex'));
    NEW.hash := ${hashOf('NEW')};
    RETURN NEW;
  END $$;
  CREATE TRIGGER audit_append BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION append_to_audit()`;
