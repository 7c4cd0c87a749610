import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The way out of the vault: a number goes when nothing refers to it any more; the foreign keys of the countries' tables
 * refuse it before. Whoever stores a number that goes at the same instant finds it gone and stores it anew.
 */
export class VaultForget1764200000002 implements MigrationInterface {
  name = 'VaultForget1764200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vault_hold(wanted uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM FROM personal_number n WHERE n.reference = wanted FOR UPDATE SKIP LOCKED;
        RETURN FOUND;
      END $$;

      CREATE FUNCTION vault_forget(wanted uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        DELETE FROM personal_number n WHERE n.reference = wanted;
        RETURN FOUND;
      END $$;

      CREATE OR REPLACE FUNCTION vault_store(
        fresh uuid, versions integer[], indexes bytea[], sealed bytea, sealed_under integer)
      RETURNS uuid
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE known uuid;
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(4207363);
        IF NOT EXISTS (SELECT FROM vault_key k WHERE k.version = sealed_under AND k.retired_at IS NULL) THEN
          RAISE EXCEPTION 'key version % of the vault is retired', sealed_under;
        END IF;
        FOR attempt IN 1..5 LOOP
          SELECT i.reference INTO known FROM personal_number_index i WHERE i.blind_index = ANY (indexes) LIMIT 1;
          IF known IS NOT NULL THEN
            PERFORM FROM personal_number n WHERE n.reference = known FOR NO KEY UPDATE;
            CONTINUE WHEN NOT FOUND; -- forgotten meanwhile: look again
          END IF;
          BEGIN
            IF known IS NULL THEN
              INSERT INTO personal_number (reference, ciphertext, key_version) VALUES (fresh, sealed, sealed_under);
            END IF;
            -- In the order of the versions, so that two who store the same number never wait for each other in a ring.
            INSERT INTO personal_number_index (blind_index, reference, key_version)
              SELECT mine.blind_index, coalesce(known, fresh), mine.version
              FROM unnest(versions, indexes) AS mine (version, blind_index)
              JOIN vault_key k ON k.version = mine.version AND k.retired_at IS NULL
              WHERE NOT EXISTS (SELECT FROM personal_number_index i
                WHERE i.reference = known AND i.key_version = mine.version)
              ORDER BY mine.version;
            RETURN coalesce(known, fresh);
          EXCEPTION WHEN unique_violation THEN
            known := NULL; -- another was faster: look again
          END;
        END LOOP;
        RAISE EXCEPTION 'the vault could not settle who was first';
      END $$;`);
  }

  // vault_store stays: it is right for the tables of the version before as well.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION vault_hold, vault_forget;');
  }
}
