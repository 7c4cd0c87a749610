import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Celia's own staff beside the registrars: in one table, so that nobody is both, and so that whoever attests a ground may
 * be either. Celia's staff represents no unit and has none open.
 */
export class CeliaStaff1765000000000 implements MigrationInterface {
  name = 'CeliaStaff1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registrar
        ADD kind text NOT NULL DEFAULT 'REGISTRAR' CONSTRAINT registrar_kind CHECK (kind IN ('REGISTRAR', 'CELIA')),
        ADD represents_units boolean NOT NULL DEFAULT true,
        ADD CONSTRAINT registrar_represents_by_kind CHECK (represents_units = (kind <> 'CELIA')),
        ADD CONSTRAINT registrar_represents UNIQUE (id, represents_units);
      ALTER TABLE registrar_unit
        ADD represents_units boolean NOT NULL DEFAULT true CHECK (represents_units),
        ADD CONSTRAINT registrar_unit_of_registrar
          FOREIGN KEY (registrar_id, represents_units) REFERENCES registrar (id, represents_units);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registrar_unit DROP CONSTRAINT registrar_unit_of_registrar, DROP represents_units;
      DELETE FROM registrar WHERE kind = 'CELIA';
      ALTER TABLE registrar DROP CONSTRAINT registrar_represents, DROP CONSTRAINT registrar_represents_by_kind,
        DROP represents_units, DROP kind;`);
  }
}
