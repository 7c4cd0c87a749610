import 'reflect-metadata';
import { finland } from '../../subgraphs/finland/main.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { inTurns } from './inTurns.ts';
import { onOwnPostgres } from './onOwnPostgres.ts';

const CUSTOMERS = 20_000;
const READS = 300;
const UNITS = 5;

/** npm run bench:scope: reading a customer and his credentials with row-level security against the same without, in turns. */
export function main(): Promise<number> {
  return onOwnPostgres(onDatabase);
}

async function onDatabase(url: string): Promise<number> {
  const owned = await openDatabase({ ...finland, url });
  await migrate(owned, { role: 'bench_app', password: '' });
  await owned.transaction(finland.seedDemo);
  const ids = await fill(owned);
  const database = await openDatabase({ ...finland, url: url.replace('postgres@', 'bench_app@'), connections: 1 });
  await inTurns(kindsOf(database, ids), READS);
  await database.close();
  await owned.close();
  return 0;
}

function kindsOf(database: Database, ids: readonly string[]) {
  const idAt = (turn: number) => ids[(turn * 7_919) % ids.length] ?? '';
  const scopeAt = (turn: number) => ({ kind: 'unit', of: `fi-u${(((turn * 7_919) % ids.length) % UNITS) + 1}` });
  const read = (customer: string, credential: string, turn: number, isScoped: boolean) =>
    database.transaction(
      async (tx) => {
        const rows = await tx.query(`SELECT * FROM ${customer} WHERE id = $1`, [idAt(turn)]);
        if (rows.length !== 1) throw new Error('the customer is there');
        return tx.query(`SELECT * FROM ${credential} WHERE customer_id = $1`, [idAt(turn)]);
      },
      isScoped ? scopeAt(turn) : undefined,
    );
  return {
    'without row-level security': (turn: number) => read('bare_customer', 'bare_credential', turn, false),
    'the scope alone': (turn: number) => read('bare_customer', 'bare_credential', turn, true),
    'with row-level security': (turn: number) => read('celia_customer', 'celia_credential', turn, true),
  };
}

/** Customers of all units in turn, each with credentials, and the same rows in tables without policies. */
async function fill({ source }: Database): Promise<string[]> {
  await source.query(
    `INSERT INTO personal_number (reference, ciphertext, key_version)
     SELECT gen_random_uuid(), '\\x00', 1 FROM generate_series(1, ${CUSTOMERS});
     INSERT INTO celia_customer (unit_id, identity_code, birth_date, first_name, last_name, street, postcode, place,
       language, format, temporary, registered_at, state)
     SELECT 'fi-u' || (row_number() OVER () - 1) % ${UNITS} + 1, reference, '1980-01-01', 'Testi', 'Henkilö', 'Tie 1',
       '00100', 'Annela', 'FI', 'CD', false, now(), 'ACTIVE' FROM personal_number;
     INSERT INTO celia_credential (customer_id, system, generation, state)
     SELECT id, system, 0, 'NONE' FROM celia_customer, unnest(ARRAY['CELIANET', 'PRATSAM_READER']) AS system;
     CREATE TABLE bare_customer (LIKE celia_customer INCLUDING ALL);
     CREATE TABLE bare_credential (LIKE celia_credential INCLUDING ALL);
     INSERT INTO bare_customer SELECT * FROM celia_customer;
     INSERT INTO bare_credential SELECT * FROM celia_credential;
     GRANT SELECT ON bare_customer, bare_credential TO bench_app;`,
  );
  await source.query('VACUUM ANALYZE');
  const rows: { id: string }[] = await source.query('SELECT id FROM celia_customer ORDER BY number');
  return rows.map(({ id }) => id);
}
