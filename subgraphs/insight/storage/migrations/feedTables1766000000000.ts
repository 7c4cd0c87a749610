import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What insight keeps: the events of the countries as they came, and what follows from them. No person: `membership` is
 * the id of a country's entity, which says nothing, and a protected person's row has no place and no age (docs/adr/0030).
 */
export class FeedTables1766000000000 implements MigrationInterface {
  name = 'FeedTables1766000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE personal_number;`); // insight knows no number and has no vault
    await runner.query(WHO_ASKS);
    await runner.query(EVENTS);
    await runner.query(WHAT_FOLLOWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE membership_flow, membership_record, membership_event, feed_position, analyst;
      CREATE TABLE personal_number (
        reference uuid PRIMARY KEY,
        blind_index bytea NOT NULL CONSTRAINT personal_number_once UNIQUE,
        ciphertext bytea NOT NULL,
        key_version integer NOT NULL
      );`);
  }
}

const WHO_ASKS = `
  CREATE TABLE analyst (
    issuer text NOT NULL,
    subject text NOT NULL,
    PRIMARY KEY (issuer, subject)
  );`;

const COUNTRY = `country text NOT NULL CHECK (country IN ('netherlands', 'norway', 'finland'))`;
const PLACE = `
    library text,
    region text,
    age_band text CHECK (age_band IN ('0-11', '12-17', '18-24', '25-39', '40-64', '65+')),
    undisclosed boolean NOT NULL`;
const HIDDEN = 'CHECK (NOT undisclosed OR num_nonnulls(library, region, age_band) = 0)';

const EVENTS = `
  CREATE TABLE feed_position (
    ${COUNTRY} PRIMARY KEY,
    position bigint NOT NULL DEFAULT 0,
    source_position bigint NOT NULL DEFAULT 0,
    published_at timestamptz,
    known_to timestamptz,
    pulled_at timestamptz,
    asked_at timestamptz,
    failed_since timestamptz,
    failure text,
    CHECK (position BETWEEN 0 AND source_position)
  );
  INSERT INTO feed_position (country) VALUES ('netherlands'), ('norway'), ('finland');

  CREATE TABLE membership_event (
    ${COUNTRY},
    position bigint NOT NULL CHECK (position > 0),
    membership text NOT NULL,
    happened text NOT NULL
      CHECK (happened IN ('JOINED', 'ACTIVATED', 'RENEWED', 'MOVED', 'LAPSED', 'ENDED', 'ERASED')),
    at timestamptz NOT NULL,
    kind text,
    status text NOT NULL CHECK (status IN ('PENDING', 'ACTIVE', 'ENDED')),
    ${PLACE},
    since date,
    through date,
    booked date NOT NULL CHECK (extract(day FROM booked) = 1), -- the month that it is counted in
    PRIMARY KEY (country, position),
    CONSTRAINT membership_event_is_whole CHECK (happened = 'ERASED' OR (kind IS NOT NULL AND since IS NOT NULL)),
    CONSTRAINT membership_event_hides_place ${HIDDEN}
  );
  CREATE INDEX membership_event_of ON membership_event (country, membership, position);`;

const WHAT_FOLLOWS = `
  CREATE TABLE membership_record (
    ${COUNTRY},
    membership text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL CHECK (status IN ('PENDING', 'ACTIVE', 'ENDED')),
    ${PLACE},
    since date NOT NULL,
    through date,
    updated_at timestamptz NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (country, membership),
    CONSTRAINT membership_record_hides_place ${HIDDEN}
  );

  CREATE TABLE membership_flow (
    ${COUNTRY},
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    kind text NOT NULL,
    ${PLACE},
    joined bigint NOT NULL DEFAULT 0,
    activated bigint NOT NULL DEFAULT 0,
    renewed bigint NOT NULL DEFAULT 0,
    lapsed bigint NOT NULL DEFAULT 0,
    ended bigint NOT NULL DEFAULT 0,
    moved_in bigint NOT NULL DEFAULT 0,
    moved_out bigint NOT NULL DEFAULT 0,
    CONSTRAINT membership_flow_cell
      UNIQUE NULLS NOT DISTINCT (country, month, kind, library, region, age_band, undisclosed),
    CONSTRAINT membership_flow_hides_place ${HIDDEN}
  );`;
