import 'reflect-metadata';
import { netherlands } from '../../subgraphs/netherlands/main.ts';
import { scanForDrift } from '../../subgraphs/netherlands/operations/synchronisation/scanForDrift.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { everyRecord } from '../../subgraphs/shared/runtime/scope.ts';
import { onOwnPostgres } from './onOwnPostgres.ts';

const CUSTOMERS = 1_000_000;
const FILLED_AT_ONCE = 50_000;
const DRIFTING = 1_000;
const NOW = new Date('2026-11-20T09:00:00Z');

/** npm run bench:drift: comparing the library's and the KB's copies of a million members, as the sweep does it. */
export function main(): Promise<number> {
  return onOwnPostgres(onDatabase);
}

async function onDatabase(url: string): Promise<number> {
  const owned = await openDatabase({ ...netherlands, url });
  await migrate(owned, { role: 'bench_app', password: '' });
  await owned.transaction(netherlands.seedDemo);
  for (let filled = 0; filled < CUSTOMERS; filled += FILLED_AT_ONCE) await fill(owned, filled);
  await owned.source.query('VACUUM ANALYZE');
  const database = await openDatabase({ ...netherlands, url: url.replace('postgres@', 'bench_app@'), connections: 2 });
  console.log(`${CUSTOMERS} members, of whom ${DRIFTING} differ`);
  await measure('first scan, which announces them', database);
  await measure('second scan, which finds them announced', database);
  await database.close();
  await owned.close();
  return 0;
}

async function measure(label: string, database: Database): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let highest = before;
  const looking = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().heapUsed);
  }, 50);
  const start = performance.now();
  const announced = await scanForDrift({ database, now: () => NOW });
  clearInterval(looking);
  const seconds = (performance.now() - start) / 1_000;
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
  console.log(
    `${label}: ${seconds.toFixed(1)} s, ${Math.round(CUSTOMERS / seconds)} members a second, ${announced} announced; ` +
      `heap ${megabytes(before)} MB before, ${megabytes(highest)} MB at most`,
  );
}

/** Members with pass, term, login link, account and the copy that the KB should have; every thousandth copy is wrong. */
async function fill(owned: Database, first: number): Promise<void> {
  const every = CUSTOMERS / DRIFTING;
  await owned.transaction(async (tx) => {
    await tx.query(`SET LOCAL statement_timeout = '5min'`);
    await tx.query(
      `CREATE TEMP TABLE fresh ON COMMIT DROP AS
         SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS account, lpad(n::text, 14, '9') AS number
         FROM generate_series($1::int, $2::int) n`,
      [first + 1, first + FILLED_AT_ONCE],
    );
    for (const statement of STATEMENTS) await tx.query(statement);
    await tx.query(
      `INSERT INTO kb_entitlement SELECT id, account, CASE WHEN n % $1 = 0 THEN 'BASIS' ELSE 'COMPLEET' END, number,
         '2027-10-31', 1, '2026-11-20' FROM fresh`,
      [every],
    );
  }, everyRecord('bench'));
}

const ORGANISATION = `(SELECT organisation_id FROM branch WHERE code = '5280')`;
const STATEMENTS = [
  `INSERT INTO customer (id, organisation_id, branch_code, initials, last_name, birth_date, country, postcode,
     house_number, house_number_addition, email, newsletter, identity_checked, duplicate_override_reason,
     registered_since, registered_through, enrolled_at)
   SELECT id, ${ORGANISATION}, '5280', 'T.', 'Tester', '1991-01-04', 'NL', '9468 BG', 1, '', 't@example.nl', false,
     true, 'one of many', '2026-11-20', '2027-10-31', '2026-11-20' FROM fresh`,
  'INSERT INTO pass (number, customer_id, issued_at) SELECT number, id, now() FROM fresh',
  `INSERT INTO subscription (id, customer_id, organisation_id, type_code, branch_code, tariff_code, since, through,
     subscription_cents, discount_cents, balance_cents, status)
   SELECT gen_random_uuid(), id, ${ORGANISATION}, '0141', '5280', '0141', '2026-11-20', '2027-10-31', 4200, 0, 4200,
     'NORMAL' FROM fresh`,
  `INSERT INTO login_account (id, state, username, email, generation, email_confirmed_at, password_hash, created_at)
   SELECT account, 'ACTIVE', number, 't@example.nl', 1, now(), '$argon2id$none', now() FROM fresh`,
  `INSERT INTO login_link SELECT gen_random_uuid(), id, account, 'GENERATED', 'LINKED', now() FROM fresh`,
  `INSERT INTO synchronisation (customer_id, organisation_id, version, announced_at, delivered_version)
   SELECT id, ${ORGANISATION}, 1, '2026-11-20', 1 FROM fresh`,
];
