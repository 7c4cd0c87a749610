import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The one way in which lines leave the audit trail: a beginning of it, older than five years by the database's own clock
 * and ending at a checkpoint as old. The last line stays, because the next one follows it.
 */
export class AuditCut1764200000004 implements MigrationInterface {
  name = 'AuditCut1764200000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit'
          AND current_setting('audit.cut', true) = txid_current()::text THEN RETURN NULL; END IF;
        RAISE EXCEPTION 'the audit trail is append-only';
      END $$;

      CREATE FUNCTION audit_cut(before timestamptz, at_most integer) RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        oldest bigint := (SELECT seq FROM audit ORDER BY seq LIMIT 1);
        young bigint;
        up_to bigint;
        removed integer;
      BEGIN
        before := least(before, now() - interval '5 years');
        SELECT seq INTO young FROM audit WHERE at >= before ORDER BY seq LIMIT 1;
        young := coalesce(young, (SELECT max(seq) FROM audit));
        SELECT c.seq INTO up_to FROM audit_checkpoint c JOIN audit a USING (seq, hash)
          WHERE c.seq < young AND c.at < before ORDER BY c.seq > oldest + at_most - 1, abs(c.seq - oldest - at_most + 1) LIMIT 1;
        IF up_to IS NULL THEN RETURN 0; END IF;
        PERFORM set_config('audit.cut', txid_current()::text, true);
        DELETE FROM audit WHERE seq <= up_to;
        GET DIAGNOSTICS removed = ROW_COUNT;
        PERFORM set_config('audit.cut', '', true);
        RETURN removed;
      END $$;
      REVOKE ALL ON FUNCTION audit_cut FROM PUBLIC;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION audit_cut;
      CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;`);
  }
}
