import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What kind of account a registrar has, its own sign-in, and training apart from the register: a training account stands for
 * training units alone, and customers of those are never anybody else's nor mailed outside.
 */
export class RegistrarAccounts1765000000002 implements MigrationInterface {
  name = 'RegistrarAccounts1765000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registrar
        DROP CONSTRAINT registrar_kind,
        ADD CONSTRAINT registrar_kind CHECK (kind IN ('MAIN_USER', 'REGISTRAR', 'SHARED', 'TRAINING', 'CELIA')),
        ADD training boolean NOT NULL DEFAULT false,
        ADD email text,
        ADD password_hash text,
        ADD password_chosen_at timestamptz,
        ADD generation integer NOT NULL DEFAULT 0,
        ADD link_hash bytea CONSTRAINT registrar_link_once UNIQUE,
        ADD link_expires_at timestamptz,
        ADD ended_at timestamptz,
        ADD CONSTRAINT registrar_training_by_kind CHECK (training = (kind = 'TRAINING')),
        ADD CONSTRAINT registrar_training UNIQUE (id, training),
        ADD CONSTRAINT registrar_password_whole CHECK ((password_hash IS NULL) = (password_chosen_at IS NULL)),
        ADD CONSTRAINT registrar_link_whole CHECK ((link_hash IS NULL) = (link_expires_at IS NULL)),
        ADD CONSTRAINT registrar_ended_has_no_secret
          CHECK (ended_at IS NULL OR num_nonnulls(password_hash, link_hash, active_unit_id) = 0);
      CREATE UNIQUE INDEX registrar_email_once ON registrar (email) WHERE ended_at IS NULL;

      ALTER TABLE unit ADD training boolean NOT NULL DEFAULT false, ADD CONSTRAINT unit_training UNIQUE (id, training);
      ALTER TABLE registrar_unit
        ADD training boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT registrar_unit_training_of_registrar
          FOREIGN KEY (registrar_id, training) REFERENCES registrar (id, training),
        ADD CONSTRAINT registrar_unit_training_of_unit FOREIGN KEY (unit_id, training) REFERENCES unit (id, training);

      ALTER TABLE celia_customer
        ADD training boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT celia_customer_training_of_unit FOREIGN KEY (unit_id, training) REFERENCES unit (id, training),
        ADD CONSTRAINT celia_customer_training_mailed_nowhere
          CHECK (NOT training OR email IS NULL OR email LIKE '%@koulutus.example');

      CREATE FUNCTION celia_customer_training() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'INSERT' THEN
            NEW.training := coalesce((SELECT training FROM unit WHERE id = NEW.unit_id), false);
          ELSE
            NEW.training := OLD.training;
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER celia_customer_training BEFORE INSERT OR UPDATE OF training ON celia_customer
        FOR EACH ROW EXECUTE FUNCTION celia_customer_training();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER celia_customer_training ON celia_customer;
      DROP FUNCTION celia_customer_training;
      ALTER TABLE celia_customer DROP CONSTRAINT celia_customer_training_of_unit, DROP training;
      ALTER TABLE registrar_unit DROP CONSTRAINT registrar_unit_training_of_unit,
        DROP CONSTRAINT registrar_unit_training_of_registrar, DROP training;
      ALTER TABLE unit DROP CONSTRAINT unit_training, DROP training;
      DROP INDEX registrar_email_once;
      ALTER TABLE registrar DROP CONSTRAINT registrar_ended_has_no_secret, DROP CONSTRAINT registrar_link_whole,
        DROP CONSTRAINT registrar_password_whole, DROP CONSTRAINT registrar_training, DROP CONSTRAINT registrar_training_by_kind,
        DROP ended_at, DROP link_expires_at, DROP link_hash, DROP generation, DROP password_chosen_at, DROP password_hash,
        DROP email, DROP training, DROP CONSTRAINT registrar_kind;
      UPDATE registrar SET kind = 'REGISTRAR' WHERE kind <> 'CELIA';
      ALTER TABLE registrar ADD CONSTRAINT registrar_kind CHECK (kind IN ('REGISTRAR', 'CELIA'));`);
  }
}
