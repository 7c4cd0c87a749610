import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists and exports of records need beside the records: the order of each sort, who has had how much, and the files
 * of a release. The expressions are those of storage/records/told.ts: an index serves no other.
 */
export class RecordsAndExport1766200000000 implements MigrationInterface {
  name = 'RecordsAndExport1766200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORDERS);
    await runner.query(BUDGET);
    await runner.query(EXPORTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE export_download, export_chunk, export_release, row_budget, told_library;
      DROP INDEX membership_record_by_since, membership_record_by_update, membership_record_by_library;`);
  }
}

const SINCE = `(CASE WHEN country = 'finland' THEN date_trunc('month', since::timestamp)::date ELSE since END)`;
const UPDATED = `(CASE WHEN country = 'finland'
  THEN date_trunc('month', updated_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' ELSE updated_at END)`;

const ORDERS = `
  CREATE INDEX membership_record_by_since ON membership_record (${SINCE}, country, membership) WHERE NOT undisclosed;
  CREATE INDEX membership_record_by_update ON membership_record (${UPDATED}, country, membership) WHERE NOT undisclosed;
  CREATE INDEX membership_record_by_library ON membership_record (country, library, ${SINCE}, membership)
    WHERE NOT undisclosed AND library IS NOT NULL;

  CREATE TABLE told_library (
    country text NOT NULL CHECK (country IN ('netherlands', 'norway')),
    library text NOT NULL,
    PRIMARY KEY (country, library)
  );`;

const BUDGET = `
  CREATE TABLE row_budget (
    caller text NOT NULL,
    list text NOT NULL,
    day date NOT NULL,
    rows bigint NOT NULL CHECK (rows >= 0),
    PRIMARY KEY (caller, list, day)
  );`;

// The files are read piece by piece at the speed of the disk: compressing them would cost more than it saves.
const EXPORTS = `
  CREATE TABLE export_release (
    id uuid PRIMARY KEY,
    made_at timestamptz NOT NULL,
    rows bigint NOT NULL CHECK (rows >= 0),
    parquet_footer text NOT NULL
  );
  CREATE INDEX export_release_by_age ON export_release (made_at);

  CREATE TABLE export_chunk (
    release uuid NOT NULL REFERENCES export_release ON DELETE CASCADE,
    format text NOT NULL CHECK (format IN ('csv', 'ndjson', 'parquet')),
    n integer NOT NULL CHECK (n >= 0),
    first_byte bigint NOT NULL CHECK (first_byte >= 0),
    bytes bytea NOT NULL,
    PRIMARY KEY (release, format, n)
  );
  ALTER TABLE export_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TABLE export_download (
    release uuid NOT NULL REFERENCES export_release ON DELETE CASCADE,
    caller text NOT NULL,
    purpose text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (release, caller, purpose)
  );`;
