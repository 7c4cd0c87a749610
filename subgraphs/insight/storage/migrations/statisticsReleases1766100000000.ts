import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was published of the counts. A month of a country is published once and never again: what becomes known of it
 * later (an event after `position`) is counted in the first month that is not here (docs/adr/0031). A cell without a
 * value is hidden; the value of it is not kept here either.
 */
export class StatisticsReleases1766100000000 implements MigrationInterface {
  name = 'StatisticsReleases1766100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RELEASES);
    await runner.query(NEVER_CHANGES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE released_cell, released_month, statistics_release;
      DROP FUNCTION refuse_to_change_a_release;`);
  }
}

const RELEASES = `
  CREATE TABLE statistics_release (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    published_at timestamptz
  );
  CREATE UNIQUE INDEX statistics_release_in_the_making ON statistics_release ((true)) WHERE published_at IS NULL;

  CREATE TABLE released_month (
    country text NOT NULL CHECK (country IN ('netherlands', 'norway', 'finland')),
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    release integer NOT NULL REFERENCES statistics_release,
    position bigint NOT NULL,
    undisclosed bigint,
    PRIMARY KEY (country, month)
  );

  CREATE TABLE released_cell (
    release integer NOT NULL REFERENCES statistics_release,
    country text NOT NULL,
    breakdown text NOT NULL,
    measure text NOT NULL CHECK (measure IN ('ACTIVE', 'JOINED', 'RENEWED', 'LAPSED', 'ENDED')),
    span text NOT NULL CHECK (span IN ('MONTH', 'YEAR')),
    period date NOT NULL,
    kind text,
    library text,
    region text,
    age_band text,
    value bigint CHECK (value >= 0),
    CONSTRAINT released_cell_once
      UNIQUE NULLS NOT DISTINCT (country, breakdown, measure, span, period, kind, library, region, age_band)
  );`;

const NEVER_CHANGES = `
  CREATE FUNCTION refuse_to_change_a_release() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a release never changes'; END $$;
  CREATE TRIGGER released_month_never_changes BEFORE UPDATE OR DELETE ON released_month
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_a_release();
  CREATE TRIGGER released_cell_never_changes BEFORE UPDATE OR DELETE ON released_cell
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_a_release();`;
