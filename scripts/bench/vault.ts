import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../start/embeddedPostgres.ts';
import { defaultDataFolder } from '../../start/reachablePlace.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { RUNTIME_MIGRATIONS } from '../../subgraphs/shared/runtime/runtimeMigrations.ts';
import { openVault, type Vault } from '../../subgraphs/shared/runtime/vault.ts';
import { vaultKeyRing } from '../../subgraphs/shared/runtime/vaultKeyRing.ts';

const PERSONS = 20_000;
const LOOK_UPS = 2_000;
const ROUNDS = 9;
const LIMIT = 2;

type LookUp = (number: string) => Promise<unknown>;

/** npm run bench:vault: a look-up in the vault against the same on a plain unique column, in turns; fails over twice. */
export async function main(): Promise<number> {
  const folder = join(await defaultDataFolder(), `bench-${process.pid}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    await postgres.createDatabase('bench');
    return await onDatabase(postgres.urlOf('bench'));
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
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
  const ratios = await medians({
    plain: (number) => manager.query('SELECT reference FROM plain WHERE number = $1', [number]),
    'vault, one key version': (number) => oneVersion.find(manager, number),
    'vault, two key versions': (number) => twoVersions.find(manager, number),
  });
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

function numberAt(at: number): string {
  return `number ${at}`;
}

/** Prints the median over the rounds of each kind, in microseconds a look-up, and gives its ratio to the first kind. */
async function medians(kinds: Readonly<Record<string, LookUp>>): Promise<number[]> {
  const times = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [kind, lookUp] of Object.entries(kinds)) {
      const micros = await microsOf(lookUp);
      if (round > 0) times.get(kind)?.push(micros); // the first warms up
    }
  }
  const plain = median(times.get('plain') ?? []);
  return [...times].map(([kind, ofKind]) => {
    const ratio = median(ofKind) / plain;
    console.log(`${kind}: ${median(ofKind).toFixed(0)} µs a look-up, ${ratio.toFixed(2)} of plain`);
    return ratio;
  });
}

async function microsOf(lookUp: LookUp): Promise<number> {
  const start = process.hrtime.bigint();
  // Half of the numbers are nobody's: a miss must not be dearer than a hit.
  for (let turn = 0; turn < LOOK_UPS; turn += 1) await lookUp(numberAt((turn * 7_919) % (2 * PERSONS)));
  return Number(process.hrtime.bigint() - start) / 1_000 / LOOK_UPS;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
