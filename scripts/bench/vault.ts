import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { RUNTIME_MIGRATIONS } from '../../subgraphs/shared/runtime/runtimeMigrations.ts';
import { openVault, type Vault } from '../../subgraphs/shared/runtime/vault.ts';
import { vaultKeyRing } from '../../subgraphs/shared/runtime/vaultKeyRing.ts';
import { inTurns } from './inTurns.ts';
import { onOwnPostgres } from './onOwnPostgres.ts';

const PERSONS = 20_000;
const LOOK_UPS = 2_000;
const LIMIT = 2;

/** npm run bench:vault: a look-up in the vault against the same on a plain unique column, in turns; fails over twice. */
export function main(): Promise<number> {
  return onOwnPostgres(onDatabase);
}

async function onDatabase(url: string): Promise<number> {
  const plan = { name: 'bench', tables: [], migrations: [...RUNTIME_MIGRATIONS] };
  const owned = await openDatabase({ ...plan, url });
  await migrate(owned, { role: 'bench_app', password: '' });
  const database = await openDatabase({ ...plan, url: url.replace('postgres@', 'bench_app@'), connections: 1 });
  const key = (version: number, state: string) => ({ version, state, secret: randomBytes(32).toString('base64') });
  const keys = [key(1, 'active'), key(2, 'decrypt-only')];
  const oneVersion = await openVault(database, ringOf(keys.slice(0, 1)));
  const twoVersions = await openVault(database, ringOf(keys));
  await fill(owned, database, twoVersions);
  const { manager } = database.source;
  const kinds = {
    plain: (turn: number) => manager.query('SELECT reference FROM plain WHERE number = $1', [wanted(turn)]),
    'vault, one key version': (turn: number) => oneVersion.find(manager, wanted(turn)),
    'vault, two key versions': (turn: number) => twoVersions.find(manager, wanted(turn)),
  };
  const ratios = await inTurns(kinds, LOOK_UPS);
  await database.close();
  await owned.close();
  return ratios.every((ratio) => ratio <= LIMIT) ? 0 : 1;
}

function ringOf(keys: unknown) {
  return vaultKeyRing({ VAULT_KEYS_BENCH: JSON.stringify(keys) }, 'bench');
}

async function fill(owned: Database, database: Database, vault: Vault): Promise<void> {
  await owned.source.query(
    'CREATE TABLE plain (number text UNIQUE, reference uuid); GRANT SELECT ON plain TO bench_app',
  );
  for (let first = 0; first < PERSONS; first += 1_000) {
    await database.transaction(async (tx) => {
      for (let at = first; at < first + 1_000; at += 1) await vault.store(tx, numberAt(at));
    });
  }
  await owned.source.query(
    `INSERT INTO plain SELECT 'number ' || at, gen_random_uuid() FROM generate_series(0, $1::integer) AS at`,
    [PERSONS - 1],
  );
  await owned.source.query('VACUUM ANALYZE');
}

// Half of the numbers are nobody's: a miss must not be dearer than a hit.
function wanted(turn: number): string {
  return numberAt((turn * 7_919) % (2 * PERSONS));
}

function numberAt(at: number): string {
  return `number ${at}`;
}
