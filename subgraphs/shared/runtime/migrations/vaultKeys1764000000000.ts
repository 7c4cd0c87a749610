import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The vault's index gets a row per key version, and the vault functions of its own: docs/adr/0011. 4207363 is the lock
 * under which a version is retired; whoever stores a number shares it.
 */
export class VaultKeys1764000000000 implements MigrationInterface {
  name = 'VaultKeys1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE personal_number_index (
        blind_index bytea PRIMARY KEY,
        reference uuid NOT NULL REFERENCES personal_number ON DELETE CASCADE,
        key_version integer NOT NULL,
        UNIQUE (reference, key_version)
      );
      INSERT INTO personal_number_index SELECT blind_index, reference, key_version FROM personal_number;
      ALTER TABLE personal_number DROP COLUMN blind_index;

      CREATE TABLE vault_key (
        version integer PRIMARY KEY,
        key_check bytea NOT NULL,
        retired_at timestamptz
      );

      CREATE FUNCTION vault_open(versions integer[], checks bytea[], active integer, retiring integer[])
      RETURNS TABLE (complaint text, key_version integer)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      #variable_conflict use_column
      BEGIN
        IF NOT EXISTS (
          SELECT FROM unnest(versions, checks) AS mine (version, key_check) LEFT JOIN vault_key k USING (version)
          WHERE k.key_check IS DISTINCT FROM mine.key_check OR k.retired_at IS NOT NULL
        ) AND NOT EXISTS (SELECT FROM vault_key k WHERE k.retired_at IS NULL AND k.version <> ALL (versions))
        THEN RETURN; END IF;

        PERFORM pg_advisory_xact_lock(4207363);
        RETURN QUERY
          SELECT 'OTHER_KEY', k.version FROM vault_key k JOIN unnest(versions, checks) AS mine (version, key_check)
            ON mine.version = k.version AND mine.key_check <> k.key_check
          UNION ALL SELECT 'RETIRED', k.version FROM vault_key k
            WHERE k.retired_at IS NOT NULL AND k.version = ANY (versions)
          UNION ALL SELECT 'MISSING', k.version FROM vault_key k
            WHERE k.retired_at IS NULL AND k.version <> ALL (versions || retiring)
          UNION ALL (SELECT 'IN_USE', n.key_version FROM personal_number n WHERE n.key_version <> ALL (versions) LIMIT 1)
          UNION ALL (SELECT 'NOT_INDEXED', active FROM personal_number n
            WHERE EXISTS (SELECT FROM vault_key k WHERE k.retired_at IS NULL AND k.version <> ALL (versions))
              AND NOT EXISTS (SELECT FROM personal_number_index i
                WHERE i.reference = n.reference AND i.key_version = active) LIMIT 1);
        IF FOUND THEN RETURN; END IF;
        UPDATE vault_key k SET retired_at = now() WHERE k.retired_at IS NULL AND k.version <> ALL (versions);
        INSERT INTO vault_key (version, key_check) SELECT * FROM unnest(versions, checks)
          ON CONFLICT (version) DO NOTHING;
      END $$;

      CREATE FUNCTION vault_find(indexes bytea[]) RETURNS uuid
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        RETURN (SELECT i.reference FROM personal_number_index i WHERE i.blind_index = ANY (indexes) LIMIT 1);
      END $$;

      CREATE FUNCTION vault_store(fresh uuid, versions integer[], indexes bytea[], sealed bytea, sealed_under integer)
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
      END $$;

      CREATE FUNCTION vault_reveal(wanted uuid) RETURNS TABLE (ciphertext bytea, key_version integer)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY SELECT n.ciphertext, n.key_version FROM personal_number n WHERE n.reference = wanted;
      END $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION vault_open, vault_find, vault_store, vault_reveal;
      ALTER TABLE personal_number ADD COLUMN blind_index bytea;
      UPDATE personal_number n SET blind_index = i.blind_index FROM personal_number_index i
        WHERE i.reference = n.reference AND i.key_version = 1;
      DROP TABLE personal_number_index, vault_key;
      ALTER TABLE personal_number ALTER COLUMN blind_index SET NOT NULL;
      ALTER TABLE personal_number ADD CONSTRAINT personal_number_once UNIQUE (blind_index);`);
  }
}
