import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By what customers are found by name (docs/adr/0016). Functions and an index, and no column: nothing more of a person is
 * stored. COLLATE "C" makes them the same in every cluster, whatever its locale.
 */
export class NameSearch1764400000000 implements MigrationInterface {
  name = 'NameSearch1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    // å, ä and ö are letters of their own; every other mark is an accent. Sámi and Nordic letters as Finland sorts them.
    await runner.query(`
      CREATE FUNCTION celia_folded(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT translate(
          replace(replace(replace(replace(replace(replace(
            regexp_replace(
              replace(replace(replace(lower(normalize(name, NFD) COLLATE "C"),
                U&'a\\0308', 'ä'), U&'o\\0308', 'ö'), U&'a\\030A', 'å'),
              U&'[\\0300-\\036F]', '', 'g'),
            'ß', 'ss'), 'ẞ', 'ss'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th'),
          'ÆæØøĐđÐðŁłŦŧŊŋı', 'ääööddddllttnni')
      $$;

      CREATE FUNCTION celia_name_words(first_name text, last_name text) RETURNS tsvector
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT array_to_tsvector(array_remove(
          regexp_split_to_array(public.celia_folded(first_name || ' ' || last_name),
            U&'[[:space:][:punct:]\\2010-\\2015\\2018\\2019\\02BC\\00B4]+'), ''))
      $$;
      CREATE INDEX celia_customer_name ON celia_customer USING gin (celia_name_words(first_name, last_name));

      CREATE FUNCTION celia_name_order(first_name text, last_name text) RETURNS text
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT translate(public.celia_folded(last_name || ' ' || first_name), 'åäö', '{|}') COLLATE "C"
      $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX celia_customer_name;
      DROP FUNCTION celia_name_order, celia_name_words, celia_folded;`);
  }
}
